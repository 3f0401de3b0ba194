import { getMessages } from 'next-intl/server';
import type { FeeFormTexts } from './fee-form-texts';

export async function readFormTexts(): Promise<FeeFormTexts> {
  const { fees, common } = await getMessages();
  const { form, policy, on, off, half_up, down, offered, notOffered, why } = fees.console;
  return { form, policy, on, off, half_up, down, offered, notOffered, why, required: common.required };
}

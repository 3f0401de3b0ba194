import { getMessages } from 'next-intl/server';
import type { AddOnError } from '@/lib/add-ons/charge-rules';
import { FormRefusal } from '@/lib/http/action';

/** The sentences at the fields that say the fix. */
export async function addOnRefusal(errors: readonly AddOnError[]): Promise<FormRefusal> {
  const { addOns } = await getMessages();
  const texts = { title: addOns.charge.titleError, amount: addOns.charge.amountError };
  return new FormRefusal({ fields: Object.fromEntries(errors.map((error) => [error, texts[error]])) });
}

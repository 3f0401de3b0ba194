import type { AccountError } from '@/lib/account/person-fields';
import type { Messages } from '@/messages/catalogue';

/** The sentence at every field that says the fix. */
export function fieldTexts(
  fields: Readonly<Record<string, AccountError>>,
  { account, checkout }: Pick<Messages, 'account' | 'checkout'>,
): Record<string, string> {
  const texts = { ...checkout.errors, ...account.errors };
  return Object.fromEntries(Object.entries(fields).map(([name, error]) => [name, texts[error]]));
}

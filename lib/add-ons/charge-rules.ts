import { addOnYenMax } from '@/lib/cards/consent-texts';
import { type Yen, yen } from '@/lib/money/yen';
import { hourMs } from '@/lib/time/duration';

export const addOnYenMin = 50;
/** How long the buyer may pay on session when the bank wants to see them. */
export const payLinkMs = 72 * hourMs;
const titleMax = 60;

export type AddOnError = 'title' | 'amount';

export interface AddOnTerms {
  readonly title: string;
  readonly amountYen: Yen;
}

/** An option as typed: a name of up to 60 characters, and whole yen in any width from 50 to the limit that people agreed to. */
export function readAddOn(typed: {
  title: string;
  amount: string;
}): { readonly ok: true; readonly terms: AddOnTerms } | { readonly ok: false; readonly errors: readonly AddOnError[] } {
  const title = typed.title.trim();
  const digits = typed.amount.normalize('NFKC').replace(/[\s,円¥\\]/g, '');
  const amount = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  const errors: AddOnError[] = [];
  if (title === '' || Array.from(title).length > titleMax || /\p{Cc}/u.test(title)) errors.push('title');
  if (amount < addOnYenMin || amount > addOnYenMax) errors.push('amount');
  return errors.length > 0 ? { ok: false, errors } : { ok: true, terms: { title, amountYen: yen(amount) } };
}

/** Why a buyer's card cannot be charged for a ticket, or null. */
export type NotChargeable = 'ticket_over' | 'guest' | 'no_consent' | 'no_card';

export function whyNotChargeable(facts: {
  readonly ticketState: 'issued' | 'redeemed' | 'void';
  readonly isCanceled: boolean;
  readonly userId: string | null;
  readonly hasConsent: boolean;
  readonly hasCard: boolean;
}): NotChargeable | null {
  if (facts.ticketState === 'void' || facts.isCanceled) return 'ticket_over';
  if (facts.userId === null) return 'guest';
  if (!facts.hasConsent) return 'no_consent';
  return facts.hasCard ? null : 'no_card';
}

import type Stripe from 'stripe';

export interface CardSnapshot {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly savedAt: Date;
}

/** What a card shows of itself; null for what is no card. */
export function cardSnapshot(method: Stripe.PaymentMethod): CardSnapshot | null {
  if (!method.card) return null;
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card;
  return { id: method.id, brand, last4, expMonth, expYear, savedAt: new Date(method.created * 1_000) };
}

import type { OrderState } from '@/db/schema/checkout';

export type OrderFact = 'details_submitted' | 'paid' | 'expired' | 'canceled' | 'refunded';

const before: Readonly<Record<OrderFact, readonly OrderState[]>> = {
  details_submitted: ['draft', 'awaiting_payment'],
  paid: ['awaiting_payment'],
  expired: ['draft', 'awaiting_payment'],
  canceled: ['draft', 'awaiting_payment'],
  // Also of money that came too late and went back whole.
  refunded: ['paid', 'expired', 'canceled'],
};

/** The states in which a fact has an effect: the WHERE of the conditional update that decides the race. */
export function statesBefore(fact: OrderFact): OrderState[] {
  return [...before[fact]];
}

/** Still to be paid: may be changed, paid, canceled or expire. */
export function isOpenOrder(state: OrderState): boolean {
  return before.expired.includes(state);
}

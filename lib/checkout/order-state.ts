import type { OrderState } from '@/db/schema/checkout';

export type OrderFact = 'details_submitted' | 'paid' | 'expired' | 'canceled' | 'refunded';

const table: Readonly<Record<OrderState, Partial<Record<OrderFact, OrderState>>>> = {
  draft: { details_submitted: 'awaiting_payment', expired: 'expired', canceled: 'canceled' },
  awaiting_payment: {
    details_submitted: 'awaiting_payment',
    paid: 'paid',
    expired: 'expired',
    canceled: 'canceled',
  },
  paid: { refunded: 'refunded' },
  // Money that came too late and went back whole.
  expired: { refunded: 'refunded' },
  canceled: { refunded: 'refunded' },
  refunded: {},
};

const states: readonly OrderState[] = ['draft', 'awaiting_payment', 'paid', 'expired', 'canceled', 'refunded'];

/** The state after a fact, or null when the fact changes nothing in this state (late, repeated or contradicting). */
export function nextOrderState(state: OrderState, fact: OrderFact): OrderState | null {
  return table[state][fact] ?? null;
}

/** The states in which a fact has an effect: the WHERE of the conditional update that decides the race. */
export function statesBefore(fact: OrderFact): OrderState[] {
  return states.filter((state) => table[state][fact] !== undefined);
}

/** Still to be paid: may be changed, paid, canceled or expire. */
export function isOpenOrder(state: OrderState): boolean {
  return table[state].expired !== undefined;
}

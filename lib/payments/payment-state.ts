import type { PaymentState } from '@/db/schema';

export type PaymentFact = Exclude<PaymentState, 'planned'>;

/**
 * How far a state is; a fact never lowers it. Open states move freely among each other (a decline goes back), `canceled` ends
 * them, and money that has arrived outranks everything.
 */
const height: Readonly<Record<PaymentState, 0 | 1 | 2 | 3>> = {
  planned: 0,
  requires_payment_method: 1,
  requires_confirmation: 1,
  requires_action: 1,
  processing: 1,
  canceled: 2,
  succeeded: 3,
};

/** The state after Stripe said `fact`; a lower fact arriving late changes nothing. */
export function nextPaymentState(state: PaymentState, fact: PaymentFact): PaymentState {
  return height[fact] >= height[state] ? fact : state;
}

export function isFinalPayment(state: PaymentState): boolean {
  return height[state] >= height.canceled;
}

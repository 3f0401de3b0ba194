import type { RefundState } from '@/db/schema';

export type RefundFact = Exclude<RefundState, 'planned'>;

/** How far a refund is. A succeeded one may still fail (the bank returns it); failed and canceled are final. */
const height: Readonly<Record<RefundState, 0 | 1 | 2 | 3>> = {
  planned: 0,
  requires_action: 1,
  pending: 1,
  succeeded: 2,
  canceled: 3,
  failed: 3,
};

/** The state after Stripe said `fact`; a lower fact arriving late changes nothing, and what ended stays ended. */
export function nextRefundState(state: RefundState, fact: RefundFact): RefundState {
  return height[state] < 3 && height[fact] >= height[state] ? fact : state;
}

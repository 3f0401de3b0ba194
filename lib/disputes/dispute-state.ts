import type { DisputeState } from '@/db/schema';

const ranks: Record<DisputeState, number> = {
  warning_needs_response: 0,
  warning_under_review: 1,
  needs_response: 2,
  under_review: 3,
  warning_closed: 4,
  prevented: 4,
  won: 5,
  lost: 5,
};

const closed: ReadonlySet<DisputeState> = new Set(['warning_closed', 'won', 'lost', 'prevented']);
const inquiries: ReadonlySet<DisputeState> = new Set([
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
]);

export const isClosed = (state: DisputeState) => closed.has(state);
export const isInquiry = (state: DisputeState) => inquiries.has(state);
/** The bank waits for our answer. */
export const needsResponse = (state: DisputeState) => state === 'needs_response' || state === 'warning_needs_response';

/** What the dispute is after Stripe was read: what was read before something that we know already changes nothing. */
export function nextDisputeState(known: DisputeState | null, read: DisputeState): DisputeState {
  return known === null || ranks[read] > ranks[known] ? read : known;
}

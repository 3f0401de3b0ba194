import { anyRefundSync, intentSync } from '@/lib/add-ons/sync-add-on';
import { cardsSync } from '@/lib/cards/sync-cards';
import { disputeSync } from '@/lib/disputes/sync-dispute';
import { type EventSyncs, toEventSync } from './event-syncs';

/** The verbs behind the events, by the kind that route-event.ts gives. */
export const stripeSyncs: EventSyncs = {
  payment: toEventSync(intentSync),
  refund: toEventSync(anyRefundSync),
  dispute: toEventSync(disputeSync),
  cards: toEventSync(cardsSync),
};

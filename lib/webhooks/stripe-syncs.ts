import { cardsSync } from '@/lib/cards/sync-cards';
import { disputeSync } from '@/lib/disputes/sync-dispute';
import { paymentSync } from '@/lib/payments/sync-payment';
import { refundSync } from '@/lib/refunds/sync-refund';
import { type EventSyncs, toEventSync } from './event-syncs';

/** The verbs behind the events, by the kind that route-event.ts gives. */
export const stripeSyncs: EventSyncs = {
  payment: toEventSync(paymentSync),
  refund: toEventSync(refundSync),
  dispute: toEventSync(disputeSync),
  cards: toEventSync(cardsSync),
};

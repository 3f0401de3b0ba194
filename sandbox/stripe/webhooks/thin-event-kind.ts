import type { Stripe } from 'stripe';
import type { Kind } from '../store/kind';

/** A notification without state: which object to fetch, not what it was. */
export type ThinEvent = Stripe.V2.Core.EventBase & {
  related_object: { id?: string; type: string; url: string } | null;
};

export const thinEvents: Kind<ThinEvent> = {
  name: 'v2.core.event',
  noun: 'event',
  keys: ({ type, related_object }) => ({ type, object_id: related_object?.id ?? null }),
};

import type { Stripe } from 'stripe';
import { defaultVersion } from '../protocol/authenticate';
import type { Call } from '../protocol/call';
import { randomText } from '../protocol/ids';
import { plain } from '../protocol/plain';
import { emitThinEvent } from './emit-thin-event';
import { events } from './event-kind';
import { planDeliveries } from './plan-deliveries';

export interface Emission {
  type: Stripe.Event.Type;
  object: object;
  previous: object | undefined;
}

/** Stores the event, never to change again, and plans its deliveries in the caller's transaction. */
export async function emitEvent(call: Call, { type, object, previous }: Emission): Promise<void> {
  const id = `evt_1${randomText(23)}`;
  const endpoints = await planDeliveries(call.tx, { id, type, destinations: 'webhook_endpoint' });
  const event: Stripe.EventBase = {
    id,
    object: 'event',
    api_version: defaultVersion,
    created: call.now,
    data: { object: plain(object), ...(previous === undefined ? {} : { previous_attributes: plain(previous) }) },
    livemode: false,
    pending_webhooks: endpoints,
    request: call.request && { id: call.request.id, idempotency_key: call.request.idempotencyKey },
    type,
  };
  await call.store.insert(events, event, {});
  await emitThinEvent(call, event, object);
}

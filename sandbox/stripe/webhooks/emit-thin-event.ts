import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { randomText } from '../protocol/ids';
import { planDeliveries } from './plan-deliveries';
import { type ThinEvent, thinEvents } from './thin-event-kind';

/** The `v1.*` twin of a snapshot event, for destinations that take thin payloads. Without one there is none. */
export async function emitThinEvent(call: Call, snapshot: Stripe.EventBase, object: object): Promise<void> {
  const id = `evt_test_${randomText(32)}`;
  const type = `v1.${snapshot.type}`;
  if ((await planDeliveries(call.tx, { id, type, destinations: 'event_destination' })) === 0) return;
  const event: ThinEvent = {
    id,
    object: 'v2.core.event',
    created: new Date(call.nowMs).toISOString(),
    livemode: false,
    ...(call.request === null
      ? {}
      : {
          reason: {
            type: 'request',
            request: { id: call.request.id, idempotency_key: call.request.idempotencyKey ?? '' },
          },
        }),
    related_object: relatedObject(object),
    snapshot_event: snapshot.id,
    type,
  };
  await call.store.insert(thinEvents, event, {});
}

function relatedObject(object: object): ThinEvent['related_object'] {
  const { id, object: type }: { id?: unknown; object?: unknown } = object;
  if (typeof type !== 'string') return null;
  return typeof id === 'string' ? { id, type, url: `/v1/${type}s/${id}` } : { type, url: `/v1/${type}` };
}

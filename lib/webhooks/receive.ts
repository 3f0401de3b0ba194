import type { Logger } from 'pino';
import type { StripeClient } from '@/lib/stripe/client';
import type { RefusalCounter, RefusalReason } from './count-refusals';
import { type EventSource, readEnvelope } from './event-envelope';
import { type StoreDeps, storeEvent } from './store-event';
import { verifyDelivery } from './verify-delivery';

export interface ReceiveDeps extends StoreDeps {
  readonly stripe: StripeClient;
  /** Any one of them may have signed: a rolled secret and its successor are both valid for a day. */
  readonly secrets: Readonly<Record<EventSource, readonly string[]>>;
  readonly refusals: RefusalCounter;
  readonly wakeDrain: () => void;
  readonly log: Logger;
}

export interface Delivery {
  /** `too_large` when the border stopped reading at the limit. */
  readonly body: string | 'too_large';
  readonly signature: string | null;
  readonly source: EventSource;
}

export type Receipt =
  | { readonly accepted: true; readonly isNew: boolean; readonly receivedCount: number }
  | { readonly accepted: false; readonly reason: RefusalReason };

/**
 * Takes one delivery in: verified, then durable in the inbox, nothing else. Throws when our side failed, so that Stripe
 * delivers again.
 */
export async function receive(deps: ReceiveDeps, delivery: Delivery): Promise<Receipt> {
  const refuse = (reason: RefusalReason): Receipt => {
    deps.refusals.count(delivery.source, reason);
    return { accepted: false, reason };
  };
  if (delivery.body === 'too_large') return refuse('too_large');
  const verdict = verifyDelivery(deps.stripe, { ...delivery, body: delivery.body }, deps.secrets[delivery.source]);
  if (verdict !== 'genuine') return refuse(verdict);
  const event = readEnvelope(delivery.source, delivery.body);
  if (event === null) return refuse('malformed');
  const { isNew, receivedCount } = await storeEvent(deps, event, {
    via: 'webhook',
    signature: delivery.signature,
  });
  if (isNew && event.isKnown) deps.wakeDrain();
  return { accepted: true, isNew, receivedCount };
}

import { randomBytes } from 'node:crypto';
import { createStripeClient } from '@/lib/stripe/client';
import type { Delivery } from '../receive';
import { testSecrets } from './test-inbox';

const { webhooks } = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_signer', STRIPE_API_BASE: 'http://127.0.0.1:1' });

export const stripeId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`;

export interface SampleEvent {
  readonly id: string;
  readonly body: string;
}

/** A snapshot event as Stripe words it, about the object given by its id (and its PaymentIntent's, for charges and refunds). */
export function sampleEvent(
  type: string,
  object: { id?: string; payment_intent?: string },
  id = stripeId('evt'),
): SampleEvent {
  const body = JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 1_795_000_000,
    data: { object: { object: type.split('.').slice(0, -1).join('.'), ...object } },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  });
  return { id, body };
}

/** The delivery's Stripe-Signature header. */
export function sign(body: string, options: { secret?: string; timestamp?: number } = {}): string {
  return webhooks.generateTestHeaderString({
    payload: body,
    secret: options.secret ?? testSecrets.snapshot[0],
    ...(options.timestamp === undefined ? {} : { timestamp: options.timestamp }),
  });
}

export const delivery = ({ body }: SampleEvent): Delivery => ({ body, signature: sign(body), source: 'snapshot' });

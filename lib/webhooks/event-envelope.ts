import { createHash } from 'node:crypto';
import { z } from 'zod';
import { routeEvent } from './route-event';

export type EventSource = 'snapshot' | 'thin';

/** What the inbox keeps of an event beside its body. */
export interface EventEnvelope {
  readonly id: string;
  readonly source: EventSource;
  readonly type: string;
  readonly account: string | null;
  /** The key of ordering: the PaymentIntent of charges and refunds, the customer of cards, else the object, else the event itself. */
  readonly objectId: string;
  readonly subjectId: string;
  readonly apiVersion: string | null;
  readonly occurredAt: Date;
  readonly body: string;
  readonly bodySha256: string;
  readonly isKnown: boolean;
}

const reference = z.union([z.string(), z.object({ id: z.string() }).transform((object) => object.id)]);

const snapshot = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  account: z.string().nullish(),
  api_version: z.string().nullish(),
  created: z.int().nonnegative(),
  data: z.object({
    object: z.looseObject({
      id: z.string().optional(),
      payment_intent: reference.nullish().catch(null),
      customer: reference.nullish().catch(null),
    }),
    /** A detached card names its customer only here. */
    previous_attributes: z
      .looseObject({ customer: reference.nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
});

const thin = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  context: z.string().nullish().catch(null),
  created: z.iso.datetime({ offset: true }),
  related_object: z.object({ id: z.string() }).nullish(),
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Reads the few fields that the inbox needs; null when even these are missing. Lenient about everything else. */
export function readEnvelope(source: EventSource, body: string): EventEnvelope | null {
  const json = parseJson(body);
  return source === 'snapshot' ? readSnapshot(json, body) : readThin(json, body);
}

function readSnapshot(json: unknown, body: string): EventEnvelope | null {
  const parsed = snapshot.safeParse(json);
  if (!parsed.success) return null;
  const event = parsed.data;
  const ownId = event.data.object.id ?? event.id;
  const paymentIntentId = event.data.object.payment_intent ?? null;
  const route = routeEvent(event.type);
  const isAboutIntent = route?.subject === 'payment_intent';
  const isAboutCustomer = route?.subject === 'customer';
  const customerId = event.data.object.customer ?? event.data.previous_attributes?.customer ?? null;
  return {
    id: event.id,
    source: 'snapshot',
    type: event.type,
    account: event.account ?? null,
    objectId: isAboutCustomer ? (customerId ?? ownId) : (paymentIntentId ?? ownId),
    subjectId: isAboutCustomer ? (customerId ?? ownId) : isAboutIntent ? (paymentIntentId ?? ownId) : ownId,
    apiVersion: event.api_version ?? null,
    occurredAt: new Date(event.created * 1000),
    body,
    bodySha256: sha256(body),
    // Not of this shop's making: charges without a PaymentIntent, and what connected accounts do on their own.
    isKnown: route !== null && event.account == null && !(isAboutIntent && paymentIntentId === null),
  };
}

function readThin(json: unknown, body: string): EventEnvelope | null {
  const parsed = thin.safeParse(json);
  if (!parsed.success) return null;
  const event = parsed.data;
  const ownId = event.related_object?.id ?? event.id;
  return {
    id: event.id,
    source: 'thin',
    type: event.type,
    account: event.context ?? null,
    objectId: ownId,
    subjectId: ownId,
    apiVersion: null,
    occurredAt: new Date(event.created),
    body,
    bodySha256: sha256(body),
    isKnown: routeEvent(event.type) !== null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

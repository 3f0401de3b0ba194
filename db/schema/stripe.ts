import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { count, createdAt, instant } from '../columns';

export const stripeEventStates = ['new', 'running', 'done', 'dead', 'ignored'] as const;

/** The inbox. The table is the queue: received once whatever is delivered, worked on per object in order. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    id: text('id').primaryKey(),
    /** Order of arrival; Stripe's ids and seconds do not order. */
    sequence: count('sequence').generatedAlwaysAsIdentity(),
    source: text('source', { enum: ['snapshot', 'thin'] }).notNull(),
    type: text('type').notNull(),
    account: text('account'),
    /** What the event is about, and the key of ordering: the PaymentIntent for charges and refunds, else the object itself. */
    objectId: text('object_id').notNull(),
    /** The id handed to the sync: the object's own (a refund is ordered by its PaymentIntent, but read by its id). */
    subjectId: text('subject_id').notNull(),
    apiVersion: text('api_version'),
    occurredAt: instant('occurred_at').notNull(),
    /** Personal data: emptied after 30 days, the hash stays. */
    body: text('body'),
    bodySha256: text('body_sha256').notNull(),
    signature: text('signature'),
    receivedVia: text('received_via', { enum: ['webhook', 'sweep'] }).notNull(),
    receivedCount: integer('received_count').notNull().default(1),
    state: text('state', { enum: stripeEventStates }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    runAt: instant('run_at').notNull(),
    leaseUntil: instant('lease_until'),
    /** Fencing: only the worker whose token still stands may mark the row done. */
    leaseToken: text('lease_token'),
    lastError: text('last_error'),
    outcome: text('outcome'),
    receivedAt: instant('received_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    index('stripe_events_queue').on(table.runAt, table.sequence).where(sql`${table.state} in ('new', 'running')`),
    index('stripe_events_object').on(table.objectId, table.sequence).where(sql`${table.state} in ('new', 'running')`),
    index('stripe_events_newest').on(table.sequence),
    index('stripe_events_about').on(table.objectId),
    index('stripe_events_type').on(table.type, table.sequence),
    index('stripe_events_dead').on(table.sequence).where(sql`${table.state} = 'dead'`),
    index('stripe_events_rescued').on(table.sequence).where(sql`${table.receivedVia} = 'sweep'`),
    check('stripe_events_state', sql`${table.state} in ('new', 'running', 'done', 'dead', 'ignored')`),
  ],
);

/** Deliveries that were refused, counted per day: nothing of them is stored. */
export const webhookRefusals = pgTable(
  'webhook_refusals',
  {
    day: date('day').notNull(),
    source: text('source', { enum: ['snapshot', 'thin'] }).notNull(),
    reason: text('reason', { enum: ['bad_signature', 'too_old', 'too_large', 'malformed'] }).notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.source, table.reason] })],
);

export const stripeRequestStates = ['planned', 'sent', 'confirmed', 'refused', 'unknown'] as const;

/** The write-ahead of every Stripe mutation. `key` is the idempotency key. */
export const stripeRequests = pgTable(
  'stripe_requests',
  {
    key: text('key').primaryKey(),
    kind: text('kind').notNull(),
    subjectId: text('subject_id').notNull(),
    paramsHash: text('params_hash').notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    state: text('state', { enum: stripeRequestStates }).notNull(),
    stripeObjectId: text('stripe_object_id'),
    attempts: integer('attempts').notNull().default(0),
    firstSentAt: instant('first_sent_at'),
    lastSentAt: instant('last_sent_at'),
    resolvedAt: instant('resolved_at'),
    error: text('error'),
    createdAt: createdAt(),
  },
  (table) => [
    index('stripe_requests_subject').on(table.subjectId),
    index('stripe_requests_refused').on(table.resolvedAt).where(sql`${table.state} = 'refused'`),
    index('stripe_requests_open').on(table.createdAt).where(sql`${table.state} in ('planned', 'sent', 'unknown')`),
    check('stripe_requests_state', sql`${table.state} in ('planned', 'sent', 'confirmed', 'refused', 'unknown')`),
  ],
);

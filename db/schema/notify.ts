import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../columns';

export const mailStates = ['queued', 'sent', 'dead'] as const;

/** The mail outbox: written in the transaction of the fact, sent by a job, at most one mail per fact. */
export const mails = pgTable(
  'mails',
  {
    id: id('id', 'mail').primaryKey(),
    /** e.g. `order_paid:ord_…` */
    factKey: text('fact_key').notNull(),
    orderId: id('order_id', 'ord'),
    template: text('template').notNull(),
    toAddress: text('to_address').notNull(),
    locale: text('locale', { enum: ['ja', 'en'] })
      .notNull()
      .default('ja'),
    props: jsonb('props').$type<Record<string, unknown>>().notNull(),
    state: text('state', { enum: mailStates }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** While a sender holds the mail; a dead sender's claim runs out. */
    leaseUntil: instant('lease_until'),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('mails_fact').on(table.factKey),
    index('mails_order').on(table.orderId),
    index('mails_queued').on(table.createdAt).where(sql`${table.state} = 'queued'`),
    index('mails_dead').on(table.createdAt).where(sql`${table.state} = 'dead'`),
    check('mails_state', sql`${table.state} in ('queued', 'sent', 'dead')`),
  ],
);

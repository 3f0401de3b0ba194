import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../columns';
import { orderChannels, orders } from './checkout';

export const consentKinds = ['facility_data', 'health_answers', 'no_exclusions', 'final_confirmation'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/**
 * What a buyer agreed to or confirmed, word for word, when and how. Answers about health are not kept: `no_exclusions` says that
 * none of the conditions applied.
 */
export const orderConsents = pgTable(
  'order_consents',
  {
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    kind: text('kind', { enum: consentKinds }).notNull(),
    textVersion: text('text_version').notNull(),
    text: text('text').notNull(),
    textSha256: text('text_sha256').notNull(),
    locale: text('locale', { enum: ['ja', 'en'] }).notNull(),
    channel: text('channel', { enum: orderChannels }).notNull(),
    /** The operator who read the text out on the telephone; null when the buyer ticked it. */
    readOutBy: text('read_out_by'),
    givenAt: instant('given_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.kind, table.textSha256, table.channel] }),
    index('order_consents_order').on(table.orderId, table.givenAt),
    check(
      'order_consents_kind',
      sql`${table.kind} in ('facility_data', 'health_answers', 'no_exclusions', 'final_confirmation')`,
    ),
    check('order_consents_channel', sql`(${table.channel} = 'phone') = (${table.readOutBy} is not null)`),
  ],
);

import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { yen } from '@/lib/money/yen';
import { createdAt, id, instant, yenColumn } from '../columns';
import { addOnCharges } from './add-ons';
import { facilities, shareTriggers } from './catalog';
import { orderLines, orders } from './checkout';

export const shareStates = ['waiting', 'payable', 'reversed'] as const;
export type ShareState = (typeof shareStates)[number];

/** What a paid order line is worth to its facility and how much of it the books recognise now. */
export const shares = pgTable(
  'shares',
  {
    id: id('id', 'shr').primaryKey(),
    orderLineId: id('order_line_id', 'orl')
      .notNull()
      .references(() => orderLines.id),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    /** The facility's policy on the day of the sale. */
    trigger: text('trigger', { enum: shareTriggers }).notNull(),
    /** What the patient paid for the line. */
    totalYen: yenColumn('total_yen').notNull(),
    /** The discounts on it that we bear. */
    discountsYen: yenColumn('discounts_yen').notNull(),
    /** The facility's share of the whole, undisturbed sale. */
    shareYen: yenColumn('share_yen').notNull(),
    recognised: boolean('recognised').notNull().default(false),
    refundedYen: yenColumn('refunded_yen').notNull().default(yen(0)),
    /** What the books owe the facility for the line now. */
    payableYen: yenColumn('payable_yen').notNull().default(yen(0)),
    /** For the transfer: not due yet, due, or gone with the refund of the whole line. */
    state: text('state', { enum: shareStates }).notNull(),
    recognisedAt: instant('recognised_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('shares_line').on(table.orderLineId),
    index('shares_order').on(table.orderId),
    index('shares_facility').on(table.facilityId, table.recognisedAt, table.id),
    check('shares_state', sql`${table.state} in ('waiting', 'payable', 'reversed')`),
    check('shares_trigger', sql`${table.trigger} in ('redemption', 'payment')`),
    check(
      'shares_whole',
      sql`${table.totalYen} >= 0 and ${table.discountsYen} >= 0 and ${table.shareYen} between 0 and ${table.totalYen} + ${table.discountsYen}`,
    ),
    check('shares_refunded', sql`${table.refundedYen} between 0 and ${table.totalYen}`),
    check('shares_payable', sql`${table.payableYen} between 0 and ${table.shareYen}`),
    check('shares_recognised', sql`${table.recognised} or ${table.payableYen} = 0`),
    check('shares_recognised_at', sql`not ${table.recognised} or ${table.recognisedAt} is not null`),
  ],
);

/**
 * Every movement of what a facility is owed: each fact changes a line's share, or that of an option charged with it, once, also
 * when its change was nothing.
 */
export const shareSettlements = pgTable(
  'share_settlements',
  {
    orderLineId: id('order_line_id', 'orl')
      .notNull()
      .references(() => orderLines.id),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    /** The option of the day; null for the line itself. */
    addOnChargeId: id('add_on_charge_id', 'adc').references(() => addOnCharges.id),
    factKind: text('fact_kind').notNull(),
    factId: text('fact_id').notNull(),
    recognised: boolean('recognised').notNull(),
    refundedYen: yenColumn('refunded_yen').notNull(),
    /** What it added to the debt to the facility. */
    payableChangeYen: yenColumn('payable_change_yen').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orderLineId, table.factKind, table.factId] }),
    index('share_settlements_facility')
      .on(table.facilityId, table.occurredAt, table.orderLineId, table.factKind, table.factId)
      .where(sql`${table.payableChangeYen} <> 0`),
  ],
);

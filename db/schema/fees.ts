import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { count, id, instant, yenColumn } from '../columns';
import { payments } from './payments';

export const paymentMethodTypes = ['card', 'konbini', 'paypay'] as const;
export type PaymentMethodType = (typeof paymentMethodTypes)[number];

export const feeRoundings = ['down', 'half_up'] as const;
export const businessLines = ['patient'] as const;
export type BusinessLine = (typeof businessLines)[number];

export const refusalReasons = [
  'below_minimum',
  'above_maximum',
  'fee_share',
  'net_floor',
  'exam_too_near',
  'switched_off',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/**
 * What each method costs from which day on. Append-only (trigger): of a method's rows the one with the latest `valid_from` up to
 * a day is in force on it; of two with the same day, the one entered later.
 */
export const feeSchedule = pgTable(
  'fee_schedule',
  {
    id: id('id', 'fsc').primaryKey(),
    sequence: count('sequence').generatedAlwaysAsIdentity(),
    method: text('method', { enum: paymentMethodTypes }).notNull(),
    basisPoints: integer('basis_points').notNull(),
    minimumFeeYen: yenColumn('minimum_fee_yen').notNull(),
    rounding: text('rounding', { enum: feeRoundings }).notNull(),
    minAmountYen: yenColumn('min_amount_yen').notNull(),
    maxAmountYen: yenColumn('max_amount_yen').notNull(),
    switchedOn: boolean('switched_on').notNull(),
    /** The calendar day in Japan. */
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** Where the numbers come from. */
    source: text('source').notNull(),
    reason: text('reason').notNull(),
    /** The newest row of the method when this one was entered: two people cannot both follow the same one. */
    supersedesId: id('supersedes_id', 'fsc').references((): AnyPgColumn => feeSchedule.id),
    enteredBy: text('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [
    uniqueIndex('fee_schedule_supersedes').on(table.supersedesId),
    uniqueIndex('fee_schedule_sequence').on(table.sequence),
    index('fee_schedule_in_force').on(table.method, table.validFrom, table.sequence),
    check('fee_schedule_method', sql`${table.method} in ('card', 'konbini', 'paypay')`),
    check('fee_schedule_rounding', sql`${table.rounding} in ('down', 'half_up')`),
    check('fee_schedule_rate', sql`${table.basisPoints} between 0 and 10000 and ${table.minimumFeeYen} >= 0`),
    check('fee_schedule_amounts', sql`${table.minAmountYen} >= 1 and ${table.minAmountYen} <= ${table.maxAmountYen}`),
  ],
);

/** What a method may cost a line of business. Append-only (trigger); the row entered last is in force. */
export const feePolicies = pgTable(
  'fee_policies',
  {
    id: id('id', 'fpl').primaryKey(),
    sequence: count('sequence').generatedAlwaysAsIdentity(),
    businessLine: text('business_line', { enum: businessLines }).notNull(),
    maxFeeShareBasisPoints: integer('max_fee_share_basis_points').notNull(),
    /** What must be left of our commission, before the discounts that we bear, when the fee is paid. */
    minNetYen: yenColumn('min_net_yen').notNull(),
    /** A voucher can be paid until the end of this many days later. */
    konbiniPayDays: integer('konbini_pay_days').notNull(),
    /** Days that must lie between a voucher's last day and the first day on which canceling costs something. */
    konbiniDaysBeforeFee: integer('konbini_days_before_fee').notNull(),
    reason: text('reason').notNull(),
    supersedesId: id('supersedes_id', 'fpl').references((): AnyPgColumn => feePolicies.id),
    enteredBy: text('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [
    uniqueIndex('fee_policies_supersedes').on(table.supersedesId),
    index('fee_policies_in_force').on(table.businessLine, table.sequence),
    check('fee_policies_line', sql`${table.businessLine} in ('patient')`),
    check('fee_policies_share', sql`${table.maxFeeShareBasisPoints} between 0 and 10000`),
    check(
      'fee_policies_days',
      sql`${table.konbiniPayDays} between 1 and 60 and ${table.konbiniDaysBeforeFee} between 0 and 90`,
    ),
  ],
);

/** What a payment was quoted at one time, and from what. A new one when the offer of an unpaid order changes. */
export const paymentOffers = pgTable(
  'payment_offers',
  {
    id: id('id', 'pof').primaryKey(),
    paymentId: id('payment_id', 'pay')
      .notNull()
      .references(() => payments.id),
    round: integer('round').notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    shareYen: yenColumn('share_yen').notNull(),
    ownDiscountsYen: yenColumn('own_discounts_yen').notNull(),
    examDate: date('exam_date', { mode: 'string' }),
    firstFeeDay: date('first_fee_day', { mode: 'string' }),
    policyId: id('policy_id', 'fpl')
      .notNull()
      .references(() => feePolicies.id),
    quotedAt: instant('quoted_at').notNull(),
  },
  (table) => [uniqueIndex('payment_offers_round').on(table.paymentId, table.round)],
);

export const paymentQuotes = pgTable(
  'payment_quotes',
  {
    offerId: id('offer_id', 'pof')
      .notNull()
      .references(() => paymentOffers.id),
    method: text('method', { enum: paymentMethodTypes }).notNull(),
    feeYen: yenColumn('fee_yen').notNull(),
    feeShareBasisPoints: integer('fee_share_basis_points').notNull(),
    netYen: yenColumn('net_yen').notNull(),
    offered: boolean('offered').notNull(),
    reason: text('reason', { enum: refusalReasons }),
    scheduleId: id('schedule_id', 'fsc')
      .notNull()
      .references(() => feeSchedule.id),
  },
  (table) => [
    primaryKey({ columns: [table.offerId, table.method] }),
    check('payment_quotes_method', sql`${table.method} in ('card', 'konbini', 'paypay')`),
    check('payment_quotes_offered', sql`${table.offered} = (${table.reason} is null)`),
  ],
);

/** Each charged fee beside the fee that was quoted for it, also when they are the same. */
export const feeDrifts = pgTable(
  'fee_drifts',
  {
    stripeBalanceTransactionId: text('stripe_balance_transaction_id').primaryKey(),
    paymentId: id('payment_id', 'pay')
      .notNull()
      .references(() => payments.id),
    method: text('method', { enum: paymentMethodTypes }).notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    quotedYen: yenColumn('quoted_yen').notNull(),
    chargedYen: yenColumn('charged_yen').notNull(),
    differenceYen: yenColumn('difference_yen').notNull(),
    scheduleId: id('schedule_id', 'fsc')
      .notNull()
      .references(() => feeSchedule.id),
    comparedAt: instant('compared_at').notNull(),
  },
  (table) => [
    uniqueIndex('fee_drifts_payment').on(table.paymentId),
    index('fee_drifts_newest').on(table.comparedAt, table.stripeBalanceTransactionId),
    index('fee_drifts_differing')
      .on(table.comparedAt, table.stripeBalanceTransactionId)
      .where(sql`${table.differenceYen} <> 0`),
    check('fee_drifts_difference', sql`${table.differenceYen} = ${table.chargedYen} - ${table.quotedYen}`),
  ],
);

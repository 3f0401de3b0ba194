import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, yenColumn } from '../columns';
import { orders } from './checkout';

export const paymentStates = [
  'planned',
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'succeeded',
  'canceled',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** One PaymentIntent per order. `planned` until Stripe has given it an id. */
export const payments = pgTable(
  'payments',
  {
    id: id('id', 'pay').primaryKey(),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    state: text('state', { enum: paymentStates }).notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    stripePaymentIntentId: text('stripe_payment_intent_id'),
    stripeChargeId: text('stripe_charge_id'),
    methodType: text('method_type'),
    cardBrand: text('card_brand'),
    cardLast4: text('card_last4'),
    lastErrorCode: text('last_error_code'),
    lastDeclineCode: text('last_decline_code'),
    /** The method of the attempt that failed last; Stripe's open list. */
    lastErrorMethod: text('last_error_method'),
    /** Money that Stripe reports but that does not match the order; an operator decides. */
    parkedReason: text('parked_reason', { enum: ['amount_mismatch', 'order_mismatch', 'paid_after_expiry'] }),
    /** The PaymentIntent that brought it: another than the payment's own when one was made twice. */
    parkedIntentId: text('parked_intent_id'),
    succeededAt: instant('succeeded_at'),
    syncedAt: instant('synced_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('payments_order').on(table.orderId),
    uniqueIndex('payments_intent').on(table.stripePaymentIntentId),
    uniqueIndex('payments_charge').on(table.stripeChargeId),
    index('payments_open').on(table.syncedAt).where(sql`${table.state} not in ('succeeded', 'canceled')`),
    index('payments_succeeded').on(table.succeededAt).where(sql`${table.state} = 'succeeded'`),
    index('payments_parked').on(table.createdAt).where(sql`${table.parkedReason} is not null`),
    check(
      'payments_state',
      sql`${table.state} in ('planned', 'requires_payment_method', 'requires_confirmation', 'requires_action', 'processing', 'succeeded', 'canceled')`,
    ),
    check('payments_amount', sql`${table.amountYen} >= 50`),
    check(
      'payments_success',
      sql`${table.state} <> 'succeeded' or (${table.stripeChargeId} is not null and ${table.succeededAt} is not null)`,
    ),
  ],
);

/** Stripe's balance transactions as posted, so that funds move from pending to available on their day. */
export const balanceTransactions = pgTable(
  'balance_transactions',
  {
    stripeBalanceTransactionId: text('stripe_balance_transaction_id').primaryKey(),
    type: text('type').notNull(),
    sourceId: text('source_id').notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    feeYen: yenColumn('fee_yen').notNull(),
    netYen: yenColumn('net_yen').notNull(),
    feeDetailsCount: integer('fee_details_count').notNull(),
    availableOn: instant('available_on').notNull(),
    /** When our books moved the net amount from stripe:pending to stripe:available. */
    movedAt: instant('moved_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('balance_transactions_source').on(table.sourceId),
    index('balance_transactions_due').on(table.availableOn).where(sql`${table.movedAt} is null`),
    check('balance_transactions_net', sql`${table.netYen} = ${table.amountYen} - ${table.feeYen}`),
  ],
);

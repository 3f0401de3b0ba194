import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, yenColumn } from '../columns';
import { orderLines, orders } from './checkout';
import { payments } from './payments';

export const refundStates = ['planned', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const;
export type RefundState = (typeof refundStates)[number];

export const requesters = ['patient', 'operator', 'system', 'dashboard'] as const;
export type Requester = (typeof requesters)[number];

export const refunds = pgTable(
  'refunds',
  {
    id: id('id', 'rfd').primaryKey(),
    paymentId: id('payment_id', 'pay')
      .notNull()
      .references(() => payments.id),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    /** The PaymentIntent whose money was no sale and goes back; null for the order's own. It has no lines. */
    strayIntentId: text('stray_intent_id'),
    /** Which refund of its payment: whoever asks says which one they saw, so a hundred clicks are one. */
    ordinal: integer('ordinal').notNull(),
    state: text('state', { enum: refundStates }).notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    reason: text('reason').notNull(),
    requester: text('requester', { enum: requesters }).notNull(),
    requestedBy: text('requested_by').notNull(),
    /** How its lines were found when nobody chose them. */
    note: text('note'),
    stripeRefundId: text('stripe_refund_id'),
    failureReason: text('failure_reason'),
    /** Until when Stripe waits for the patient's bank account, while it does. */
    actionExpiresAt: instant('action_expires_at'),
    syncedAt: instant('synced_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('refunds_stripe').on(table.stripeRefundId),
    uniqueIndex('refunds_ordinal').on(table.paymentId, table.ordinal),
    index('refunds_order').on(table.orderId),
    index('refunds_stray').on(table.strayIntentId).where(sql`${table.strayIntentId} is not null`),
    index('refunds_waiting').on(table.createdAt).where(sql`${table.state} = 'requires_action'`),
    index('refunds_failed').on(table.createdAt).where(sql`${table.state} in ('failed', 'canceled')`),
    check(
      'refunds_state',
      sql`${table.state} in ('planned', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')`,
    ),
    check('refunds_requester', sql`${table.requester} in ('patient', 'operator', 'system', 'dashboard')`),
    check('refunds_amount', sql`${table.amountYen} > 0`),
    check('refunds_ordinal_from_one', sql`${table.ordinal} >= 1`),
  ],
);

/** Which lines a refund is taken from; they sum to it. */
export const refundLines = pgTable(
  'refund_lines',
  {
    refundId: id('refund_id', 'rfd')
      .notNull()
      .references(() => refunds.id),
    orderLineId: id('order_line_id', 'orl')
      .notNull()
      .references(() => orderLines.id),
    amountYen: yenColumn('amount_yen').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.orderLineId] }),
    index('refund_lines_line').on(table.orderLineId),
    check('refund_lines_amount', sql`${table.amountYen} > 0`),
  ],
);

/** A line that was canceled after payment: what is kept of it. The rest is the patient's, also while a refund of it fails. */
export const lineCancellations = pgTable(
  'line_cancellations',
  {
    orderLineId: id('order_line_id', 'orl')
      .primaryKey()
      .references(() => orderLines.id),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    feeYen: yenColumn('fee_yen').notNull(),
    requester: text('requester', { enum: requesters }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('line_cancellations_order').on(table.orderId),
    check('line_cancellations_fee', sql`${table.feeYen} >= 0`),
    check('line_cancellations_requester', sql`${table.requester} in ('patient', 'operator', 'system', 'dashboard')`),
  ],
);

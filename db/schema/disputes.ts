import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { yen } from '@/lib/money/yen';
import { createdAt, id, instant, yenColumn } from '../columns';
import { addOnCharges } from './add-ons';
import { orderLines, orders } from './checkout';
import { payments } from './payments';

export const disputeStates = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'won',
  'lost',
  'prevented',
] as const;
export type DisputeState = (typeof disputeStates)[number];

/** A cardholder's claim against a payment; `warning_…` are inquiries, which move no money. */
export const disputes = pgTable(
  'disputes',
  {
    id: id('id', 'dsp').primaryKey(),
    /** Null for an option of the day, which is paid apart. */
    paymentId: id('payment_id', 'pay').references(() => payments.id),
    addOnChargeId: id('add_on_charge_id', 'adc').references(() => addOnCharges.id),
    /** The PaymentIntent that is contested when its money was no sale of the order. */
    strayIntentId: text('stray_intent_id'),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    stripeDisputeId: text('stripe_dispute_id').notNull(),
    state: text('state', { enum: disputeStates }).notNull(),
    /** Stripe's word for the claim, an open list. */
    reason: text('reason').notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    /** What Stripe holds of it now: taken, less what it gave back. Fees are apart. */
    withdrawnYen: yenColumn('withdrawn_yen').notNull(),
    /** What of a lost claim against an option or stray money is no loss of ours; lines of an order are in dispute_lines. */
    takenYen: yenColumn('taken_yen').notNull().default(yen(0)),
    dueBy: instant('due_by'),
    refundable: boolean('refundable').notNull(),
    /** How the buyer proved to the bank who they are, as Stripe says it; null without 3-D Secure. */
    threeDSecure: text('three_d_secure'),
    submissionCount: integer('submission_count').notNull(),
    /** What the operator wrote; null until then. Stripe's own field names. */
    evidence: jsonb('evidence').$type<Readonly<Record<string, string>>>(),
    /** When an answer was decided: from then on its text stands. Undone when Stripe refuses it. */
    submittedAt: instant('submitted_at'),
    acceptedAt: instant('accepted_at'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    syncedAt: instant('synced_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('disputes_stripe').on(table.stripeDisputeId),
    index('disputes_payment').on(table.paymentId),
    index('disputes_add_on').on(table.addOnChargeId).where(sql`${table.addOnChargeId} is not null`),
    index('disputes_stray').on(table.strayIntentId).where(sql`${table.strayIntentId} is not null`),
    index('disputes_order').on(table.orderId),
    index('disputes_newest').on(table.openedAt, table.id),
    index('disputes_open').on(table.dueBy).where(sql`${table.closedAt} is null`),
    check(
      'disputes_state',
      sql`${table.state} in ('warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won', 'lost', 'prevented')`,
    ),
    check('disputes_amount', sql`${table.amountYen} > 0 and ${table.withdrawnYen} >= 0`),
    check('disputes_taken', sql`${table.takenYen} between 0 and ${table.withdrawnYen}`),
    check('disputes_of_one', sql`(${table.paymentId} is null) = (${table.addOnChargeId} is not null)`),
    check(
      'disputes_closed',
      sql`(${table.closedAt} is not null) = (${table.state} in ('warning_closed', 'won', 'lost', 'prevented'))`,
    ),
  ],
);

/** What a lost dispute took back of a line, as a refund would have. The rest of the loss is ours to bear. */
export const disputeLines = pgTable(
  'dispute_lines',
  {
    disputeId: id('dispute_id', 'dsp')
      .notNull()
      .references(() => disputes.id),
    orderLineId: id('order_line_id', 'orl')
      .notNull()
      .references(() => orderLines.id),
    amountYen: yenColumn('amount_yen').notNull(),
    /** `system`: the examination had not taken place. Else the operator who had the facility share the loss. */
    decidedBy: text('decided_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.disputeId, table.orderLineId] }),
    index('dispute_lines_line').on(table.orderLineId),
    check('dispute_lines_amount', sql`${table.amountYen} > 0`),
  ],
);

import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { yen } from '@/lib/money/yen';
import { createdAt, id, instant, yenColumn } from '../columns';
import { cardConsents } from './account';
import { facilities } from './catalog';
import { orderLines, orders, tickets } from './checkout';
import { refundStates, requesters } from './refunds';

/** A facility's price list of options on the day. */
export const addOnItems = pgTable(
  'add_on_items',
  {
    id: id('id', 'adi').primaryKey(),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    title: text('title').notNull(),
    priceYen: yenColumn('price_yen').notNull(),
    removedAt: instant('removed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('add_on_items_facility').on(table.facilityId, table.createdAt, table.id),
    check('add_on_items_price', sql`${table.priceYen} between 50 and 50000`),
  ],
);

export const addOnStates = ['planned', 'authentication_required', 'declined', 'canceled', 'paid'] as const;
export type AddOnState = (typeof addOnStates)[number];

/** An option that the facility charged to the buyer's saved card: one PaymentIntent of its own. */
export const addOnCharges = pgTable(
  'add_on_charges',
  {
    id: id('id', 'adc').primaryKey(),
    ticketId: id('ticket_id', 'tkt')
      .notNull()
      .references(() => tickets.id),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    orderLineId: id('order_line_id', 'orl')
      .notNull()
      .references(() => orderLines.id),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    userId: text('user_id').notNull(),
    consentId: id('consent_id', 'ccn')
      .notNull()
      .references(() => cardConsents.id),
    title: text('title').notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    /** The facility's share of it; we keep the rest. */
    shareYen: yenColumn('share_yen').notNull(),
    /** What the books owe the facility for it now. */
    payableYen: yenColumn('payable_yen').notNull().default(yen(0)),
    refundedYen: yenColumn('refunded_yen').notNull().default(yen(0)),
    state: text('state', { enum: addOnStates }).notNull(),
    stripeCustomerId: text('stripe_customer_id').notNull(),
    stripePaymentMethodId: text('stripe_payment_method_id').notNull(),
    stripePaymentIntentId: text('stripe_payment_intent_id'),
    stripeChargeId: text('stripe_charge_id'),
    cardBrand: text('card_brand').notNull(),
    cardLast4: text('card_last4').notNull(),
    declineCode: text('decline_code'),
    /** Until when the buyer may pay on session. */
    linkExpiresAt: instant('link_expires_at'),
    enteredBy: text('entered_by').notNull(),
    paidAt: instant('paid_at'),
    syncedAt: instant('synced_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('add_on_charges_intent').on(table.stripePaymentIntentId),
    uniqueIndex('add_on_charges_charge').on(table.stripeChargeId),
    index('add_on_charges_ticket').on(table.ticketId, table.createdAt),
    index('add_on_charges_order').on(table.orderId),
    index('add_on_charges_facility').on(table.facilityId, table.paidAt, table.id),
    index('add_on_charges_open')
      .on(table.syncedAt)
      .where(sql`${table.state} in ('planned', 'authentication_required', 'declined')`),
    check(
      'add_on_charges_state',
      sql`${table.state} in ('planned', 'authentication_required', 'declined', 'canceled', 'paid')`,
    ),
    check('add_on_charges_amount', sql`${table.amountYen} between 50 and 50000`),
    check('add_on_charges_share', sql`${table.shareYen} between 0 and ${table.amountYen}`),
    check('add_on_charges_payable', sql`${table.payableYen} between 0 and ${table.shareYen}`),
    check('add_on_charges_refunded', sql`${table.refundedYen} between 0 and ${table.amountYen}`),
    check('add_on_charges_paid', sql`(${table.state} = 'paid') = (${table.paidAt} is not null)`),
  ],
);

/** What goes back of a charged option; the facility's part and ours go with it. */
export const addOnRefunds = pgTable(
  'add_on_refunds',
  {
    id: id('id', 'adr').primaryKey(),
    chargeId: id('charge_id', 'adc')
      .notNull()
      .references(() => addOnCharges.id),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    /** Which refund of its charge: whoever asks says which one they saw, so a hundred clicks are one. */
    ordinal: integer('ordinal').notNull(),
    state: text('state', { enum: refundStates }).notNull(),
    amountYen: yenColumn('amount_yen').notNull(),
    reason: text('reason').notNull(),
    requester: text('requester', { enum: requesters }).notNull(),
    requestedBy: text('requested_by').notNull(),
    stripeRefundId: text('stripe_refund_id'),
    failureReason: text('failure_reason'),
    syncedAt: instant('synced_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('add_on_refunds_stripe').on(table.stripeRefundId),
    uniqueIndex('add_on_refunds_ordinal').on(table.chargeId, table.ordinal),
    index('add_on_refunds_order').on(table.orderId),
    index('add_on_refunds_open')
      .on(table.syncedAt)
      .where(sql`${table.state} in ('planned', 'pending', 'requires_action')`),
    index('add_on_refunds_failed').on(table.createdAt).where(sql`${table.state} in ('failed', 'canceled')`),
    check(
      'add_on_refunds_state',
      sql`${table.state} in ('planned', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')`,
    ),
    check('add_on_refunds_requester', sql`${table.requester} in ('patient', 'operator', 'system', 'dashboard')`),
    check('add_on_refunds_amount', sql`${table.amountYen} > 0`),
    check('add_on_refunds_ordinal_from_one', sql`${table.ordinal} >= 1`),
  ],
);

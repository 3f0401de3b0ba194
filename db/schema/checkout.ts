import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import { yen } from '@/lib/money/yen';
import { createdAt, id, instant, yenColumn } from '../columns';
import { courses, facilities } from './catalog';

export const carts = pgTable('carts', {
  id: id('id', 'crt').primaryKey(),
  /** As entered, in its canonical form; whether it may be used is decided anew whenever it is read. */
  couponCode: text('coupon_code'),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull(),
});

/** One course for one examinee. */
export const cartLines = pgTable(
  'cart_lines',
  {
    id: id('id', 'ctl').primaryKey(),
    cartId: id('cart_id', 'crt')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    courseId: id('course_id', 'crs')
      .notNull()
      .references(() => courses.id),
    /** The chosen day in Japan; null for undated courses, and for dated ones until a day is chosen. */
    examDate: date('exam_date', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (table) => [index('cart_lines_cart').on(table.cartId)],
);

export const orderStates = ['draft', 'awaiting_payment', 'paid', 'expired', 'canceled', 'refunded'] as const;
export type OrderState = (typeof orderStates)[number];

export const orderChannels = ['web', 'phone'] as const;

export const orders = pgTable(
  'orders',
  {
    id: id('id', 'ord').primaryKey(),
    /** Short and free of 0/O/1/I, to be read out on the telephone. */
    number: text('number').notNull(),
    state: text('state', { enum: orderStates }).notNull(),
    cartId: id('cart_id', 'crt'),
    userId: text('user_id'),
    buyerName: text('buyer_name'),
    buyerKana: text('buyer_kana'),
    buyerEmail: text('buyer_email'),
    buyerPhone: text('buyer_phone'),
    locale: text('locale', { enum: ['ja', 'en'] })
      .notNull()
      .default('ja'),
    /** `phone`: entered by an operator for a caller. */
    channel: text('channel', { enum: orderChannels }).notNull().default('web'),
    /** 通常合計, セット割, クーポン, お支払い合計: the total is the first less the discounts. */
    regularYen: yenColumn('regular_yen').notNull(),
    setDiscountYen: yenColumn('set_discount_yen').notNull().default(yen(0)),
    couponDiscountYen: yenColumn('coupon_discount_yen').notNull().default(yen(0)),
    totalYen: yenColumn('total_yen').notNull(),
    couponId: id('coupon_id', 'cpn'),
    couponCode: text('coupon_code'),
    /** The consent text's version and what the final confirmation showed (特商法12条の6), kept as evidence. */
    consentVersion: text('consent_version'),
    consentedAt: instant('consented_at'),
    confirmationSnapshot: jsonb('confirmation_snapshot').$type<Record<string, unknown>>(),
    stripeCustomerId: text('stripe_customer_id'),
    expiresAt: instant('expires_at').notNull(),
    paidAt: instant('paid_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('orders_number').on(table.number),
    index('orders_newest').on(table.createdAt, table.id),
    index('orders_by_state').on(table.state, table.createdAt, table.id),
    index('orders_buyer_email').on(sql`lower(${table.buyerEmail}) text_pattern_ops`),
    index('orders_stripe_customer').on(table.stripeCustomerId),
    index('orders_user').on(table.userId),
    index('orders_cart').on(table.cartId),
    index('orders_due').on(table.expiresAt).where(sql`${table.state} in ('draft', 'awaiting_payment')`),
    check(
      'orders_state',
      sql`${table.state} in ('draft', 'awaiting_payment', 'paid', 'expired', 'canceled', 'refunded')`,
    ),
    check('orders_total', sql`${table.totalYen} = 0 or ${table.totalYen} >= 50`),
    check(
      'orders_discounts',
      sql`${table.totalYen} = ${table.regularYen} - ${table.setDiscountYen} - ${table.couponDiscountYen}
        and ${table.setDiscountYen} >= 0 and ${table.couponDiscountYen} >= 0`,
    ),
    check('orders_coupon', sql`(${table.couponId} is not null) = (${table.couponDiscountYen} > 0)`),
    check('orders_channel', sql`${table.channel} in ('web', 'phone')`),
    check('orders_buyer', sql`${table.state} in ('draft', 'expired', 'canceled') or ${table.buyerEmail} is not null`),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    id: id('id', 'orl').primaryKey(),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    position: integer('position').notNull(),
    courseId: id('course_id', 'crs')
      .notNull()
      .references(() => courses.id),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    /** Snapshots: an order never changes when the catalogue does. */
    courseTitle: text('course_title').notNull(),
    facilityName: text('facility_name').notNull(),
    priceYen: yenColumn('price_yen').notNull(),
    setDiscountYen: yenColumn('set_discount_yen').notNull().default(yen(0)),
    couponDiscountYen: yenColumn('coupon_discount_yen').notNull().default(yen(0)),
    totalYen: yenColumn('total_yen').notNull(),
    /** The set that gave the discount, and who bears it. */
    setId: id('set_id', 'set'),
    setBorneBy: text('set_borne_by', { enum: ['company', 'facility'] }),
    /** Of the two discounts, what we bear; the facility bears the rest, out of its share. */
    ownDiscountsYen: yenColumn('own_discounts_yen').notNull().default(yen(0)),
    /** The facility's share of a whole, undisturbed sale of this line, less the discounts that it bears. */
    shareYen: yenColumn('share_yen').notNull(),
    /** The calendar day of the examination in Japan; null for an undated ticket. */
    examDate: date('exam_date', { mode: 'string' }),
    /** The cancellation fees that the buyer saw; null for orders made before facilities had any. */
    cancelLadder: jsonb('cancel_ladder').$type<CancelLadder>(),
    /** Canceled after payment: its ticket is void and, as the ladder says, money went back. */
    canceledAt: instant('canceled_at'),
    examineeName: text('examinee_name'),
    examineeKana: text('examinee_kana'),
  },
  (table) => [
    uniqueIndex('order_lines_position').on(table.orderId, table.position),
    index('order_lines_set').on(table.setId).where(sql`${table.setId} is not null`),
    index('order_lines_exam').on(table.examDate, table.facilityId).where(sql`${table.examDate} is not null`),
    check(
      'order_lines_total',
      sql`${table.totalYen} >= 0 and ${table.setDiscountYen} >= 0 and ${table.couponDiscountYen} >= 0
        and ${table.totalYen} = ${table.priceYen} - ${table.setDiscountYen} - ${table.couponDiscountYen}`,
    ),
    check('order_lines_share', sql`${table.shareYen} between 0 and ${table.priceYen}`),
    check(
      'order_lines_own_discounts',
      sql`${table.ownDiscountsYen} between 0 and ${table.setDiscountYen} + ${table.couponDiscountYen}`,
    ),
  ],
);

export const ticketStates = ['issued', 'redeemed', 'void'] as const;

export const tickets = pgTable(
  'tickets',
  {
    id: id('id', 'tkt').primaryKey(),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    orderLineId: id('order_line_id', 'orl')
      .notNull()
      .references(() => orderLines.id),
    code: text('code').notNull(),
    state: text('state', { enum: ticketStates }).notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** At most 180 days after issue: a longer validity would make it a prepaid instrument (資金決済法4条2号). */
    expiresAt: instant('expires_at').notNull(),
    voidedAt: instant('voided_at'),
    /** The redemption that stands; undone ones are history. */
    redeemedAt: instant('redeemed_at'),
  },
  (table) => [
    uniqueIndex('tickets_line').on(table.orderLineId),
    uniqueIndex('tickets_code').on(table.code),
    index('tickets_order').on(table.orderId),
    check('tickets_state', sql`${table.state} in ('issued', 'redeemed', 'void')`),
    check('tickets_redeemed', sql`(${table.state} = 'redeemed') = (${table.redeemedAt} is not null)`),
    check('tickets_validity', sql`${table.expiresAt} <= ${table.issuedAt} + interval '180 days'`),
  ],
);

/** Every use of a ticket at the counter, with its undoing: at most one stands. */
export const redemptions = pgTable(
  'redemptions',
  {
    id: id('id', 'rdm').primaryKey(),
    ticketId: id('ticket_id', 'tkt')
      .notNull()
      .references(() => tickets.id),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    redeemedAt: instant('redeemed_at').notNull(),
    redeemedBy: text('redeemed_by').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: text('undone_by'),
  },
  (table) => [
    uniqueIndex('redemptions_standing').on(table.ticketId).where(sql`${table.undoneAt} is null`),
    index('redemptions_facility').on(table.facilityId, table.redeemedAt, table.id),
    check('redemptions_undone', sql`(${table.undoneAt} is null) = (${table.undoneBy} is null)`),
  ],
);

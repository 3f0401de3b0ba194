import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CourseId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { createdAt, id, instant, yenColumn } from '../columns';
import { facilities } from './catalog';
import { orders } from './checkout';

export const couponStates = ['planned', 'active', 'stopped'] as const;
export const couponScopes = ['all', 'facility', 'courses'] as const;
export const discountBearers = ['company', 'facility'] as const;

/** A code and its terms, mirrored as Stripe Coupon and PromotionCode. Its amount never changes; limits are ours alone. */
export const coupons = pgTable(
  'coupons',
  {
    id: id('id', 'cpn').primaryKey(),
    /** Canonical: half-width capitals and digits, as lib/coupons/coupon-code.ts makes it. */
    code: text('code').notNull(),
    /** Shown to patients beside the amount. */
    name: text('name').notNull(),
    /** `planned` until Stripe has both objects; `stopped` at once, Stripe is told afterwards. */
    state: text('state', { enum: couponStates }).notNull(),
    percentBasisPoints: integer('percent_basis_points'),
    amountOffYen: yenColumn('amount_off_yen'),
    borneBy: text('borne_by', { enum: discountBearers }).notNull(),
    scope: text('scope', { enum: couponScopes }).notNull(),
    facilityId: id('facility_id', 'fac').references(() => facilities.id),
    courseIds: text('course_ids').array().$type<CourseId[]>().notNull().default([]),
    /** Of the courses that it counts for, after the set discounts. */
    minimumYen: yenColumn('minimum_yen').notNull().default(yen(0)),
    firstPurchaseOnly: boolean('first_purchase_only').notNull().default(false),
    withSets: boolean('with_sets').notNull().default(true),
    /** Calendar days of Japan, both included; no end when null. */
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    limitTotal: integer('limit_total'),
    limitPerPerson: integer('limit_per_person'),
    /** Claimed by living orders or redeemed by paid ones; one conditional update decides the last one. */
    takenCount: integer('taken_count').notNull().default(0),
    stripeCouponId: text('stripe_coupon_id'),
    stripePromotionCodeId: text('stripe_promotion_code_id'),
    /** The PromotionCode of a stopped coupon is inactive at Stripe, too. */
    stripeStoppedAt: instant('stripe_stopped_at'),
    stripeError: text('stripe_error'),
    /** When the sweep last tried to bring it to Stripe: what is refused again and again waits behind the others. */
    stripeTriedAt: instant('stripe_tried_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('coupons_code').on(table.code),
    index('coupons_newest').on(table.createdAt, table.id),
    // The sweep's own condition and order, so that it reads no more than its batch.
    index('coupons_to_mirror')
      .on(table.stripeTriedAt.nullsFirst(), table.createdAt)
      .where(sql`${table.state} = 'planned' or (${table.state} = 'stopped' and ${table.stripeStoppedAt} is null)`),
    check('coupons_state', sql`${table.state} in ('planned', 'active', 'stopped')`),
    check('coupons_mirrored', sql`${table.state} <> 'active' or ${table.stripePromotionCodeId} is not null`),
    check(
      'coupons_amount',
      sql`num_nonnulls(${table.percentBasisPoints}, ${table.amountOffYen}) = 1
        and coalesce(${table.percentBasisPoints}, 1) between 1 and 10000 and coalesce(${table.amountOffYen}, 1) >= 1`,
    ),
    check('coupons_borne_by', sql`${table.borneBy} in ('company', 'facility')`),
    check(
      'coupons_scope',
      sql`${table.scope} in ('all', 'facility', 'courses') and (${table.scope} = 'facility') = (${table.facilityId} is not null)
        and (${table.scope} = 'courses') = (cardinality(${table.courseIds}) > 0)`,
    ),
    check('coupons_days', sql`${table.endsOn} is null or ${table.endsOn} >= ${table.startsOn}`),
    check(
      'coupons_limits',
      sql`${table.takenCount} between 0 and coalesce(${table.limitTotal}, ${table.takenCount})
        and coalesce(${table.limitPerPerson}, 1) >= 1 and ${table.minimumYen} >= 0`,
    ),
  ],
);

export const couponUseStates = ['claimed', 'redeemed', 'released'] as const;

/** One order's use of a coupon: claimed with the draft, redeemed when it is paid, released when it dies. */
export const couponRedemptions = pgTable(
  'coupon_redemptions',
  {
    id: id('id', 'cpr').primaryKey(),
    couponId: id('coupon_id', 'cpn')
      .notNull()
      .references(() => coupons.id),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    state: text('state', { enum: couponUseStates }).notNull(),
    /** Who uses it, for the limit per person: the signed-in buyer, and the address in lower case once it is known. */
    userId: text('user_id'),
    buyerEmail: text('buyer_email'),
    discountYen: yenColumn('discount_yen').notNull(),
    changedAt: instant('changed_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('coupon_redemptions_order').on(table.orderId),
    index('coupon_redemptions_newest').on(table.couponId, table.createdAt, table.id),
    index('coupon_redemptions_email').on(table.couponId, table.buyerEmail).where(sql`${table.state} <> 'released'`),
    index('coupon_redemptions_user').on(table.couponId, table.userId).where(sql`${table.state} <> 'released'`),
    check('coupon_redemptions_state', sql`${table.state} in ('claimed', 'redeemed', 'released')`),
    check('coupon_redemptions_discount', sql`${table.discountYen} > 0`),
  ],
);

import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../columns';
import { payments } from './payments';

export const konbiniChains = ['familymart', 'lawson', 'ministop', 'seicomart'] as const;
export type KonbiniChain = (typeof konbiniChains)[number];

/** What is typed in at a chain; null where Stripe gave no number for it. */
export type StoreNumbers = Readonly<
  Record<KonbiniChain, { readonly code: string; readonly confirmation: string | null } | null>
>;

export const voucherStates = ['waiting', 'paid', 'expired', 'replaced'] as const;
export type VoucherState = (typeof voucherStates)[number];

/** The numbers that Stripe gave for paying an order at a convenience store. Other numbers are another row. */
export const konbiniVouchers = pgTable(
  'konbini_vouchers',
  {
    id: id('id', 'kvc').primaryKey(),
    paymentId: id('payment_id', 'pay')
      .notNull()
      .references(() => payments.id),
    /** `replaced`: another method, other numbers or a cancellation made the numbers void. */
    state: text('state', { enum: voucherStates }).notNull(),
    /** The numbers in one text, by which they are known again. */
    fingerprint: text('fingerprint').notNull(),
    stores: jsonb('stores').$type<StoreNumbers>().notNull(),
    hostedUrl: text('hosted_url'),
    stripeExpiresAt: instant('stripe_expires_at').notNull(),
    /** The deadline that people are told: a slip printed at the machine is good for thirty minutes. */
    payUntil: instant('pay_until').notNull(),
    paidChain: text('paid_chain', { enum: konbiniChains }),
    /** When the reading of Stripe began that last changed this row: what was read before is of the past. */
    seenAt: instant('seen_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('konbini_vouchers_numbers').on(table.paymentId, table.fingerprint),
    uniqueIndex('konbini_vouchers_waiting').on(table.paymentId).where(sql`${table.state} = 'waiting'`),
    index('konbini_vouchers_due').on(table.payUntil).where(sql`${table.state} = 'waiting'`),
    check('konbini_vouchers_state', sql`${table.state} in ('waiting', 'paid', 'expired', 'replaced')`),
    check('konbini_vouchers_deadline', sql`${table.payUntil} < ${table.stripeExpiresAt}`),
  ],
);

import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../columns';
import { auth_user } from './auth';
import { orders } from './checkout';

/** The one Stripe Customer of a signed-in person. Outlives the account: payments of kept orders point at it. */
export const customers = pgTable(
  'customers',
  {
    userId: text('user_id').primaryKey(),
    stripeCustomerId: text('stripe_customer_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('customers_stripe').on(table.stripeCustomerId)],
);

/** What fills the checkout form in advance; names exactly as typed. */
export const profiles = pgTable('profiles', {
  userId: text('user_id')
    .primaryKey()
    .references(() => auth_user.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  kana: text('kana').notNull(),
  phone: text('phone').notNull(),
  postalCode: text('postal_code'),
  address: text('address'),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull(),
});

export const familyRelations = ['spouse', 'child', 'parent', 'sibling', 'grandparent', 'other'] as const;
export type FamilyRelation = (typeof familyRelations)[number];

/** Somebody for whom the person books examinations. */
export const familyMembers = pgTable(
  'family_members',
  {
    id: id('id', 'fam').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => auth_user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kana: text('kana').notNull(),
    relation: text('relation', { enum: familyRelations }).notNull(),
    birthDate: date('birth_date', { mode: 'string' }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('family_members_user').on(table.userId, table.createdAt, table.id),
    check(
      'family_members_relation',
      sql`${table.relation} in ('spouse', 'child', 'parent', 'sibling', 'grandparent', 'other')`,
    ),
  ],
);

/** A person's cards as Stripe lists them, number unknown to us. `is_default` is ours alone. */
export const savedCards = pgTable(
  'saved_cards',
  {
    stripePaymentMethodId: text('stripe_payment_method_id').primaryKey(),
    userId: text('user_id').notNull(),
    brand: text('brand').notNull(),
    last4: text('last4').notNull(),
    expMonth: integer('exp_month').notNull(),
    expYear: integer('exp_year').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    savedAt: instant('saved_at').notNull(),
    /** Stripe no longer lists it. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('saved_cards_user').on(table.userId, table.savedAt),
    uniqueIndex('saved_cards_default').on(table.userId).where(sql`${table.isDefault} and ${table.removedAt} is null`),
  ],
);

/** A SetupIntent: adding a card without buying. At most one is open for a person. */
export const cardSetups = pgTable(
  'card_setups',
  {
    id: id('id', 'cst').primaryKey(),
    userId: text('user_id').notNull(),
    state: text('state', { enum: ['open', 'succeeded', 'canceled'] }).notNull(),
    stripeSetupIntentId: text('stripe_setup_intent_id'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('card_setups_open').on(table.userId).where(sql`${table.state} = 'open'`),
    uniqueIndex('card_setups_intent').on(table.stripeSetupIntentId),
    check('card_setups_state', sql`${table.state} in ('open', 'succeeded', 'canceled')`),
  ],
);

export const cardConsentKinds = ['save', 'off_session'] as const;
export type CardConsentKind = (typeof cardConsentKinds)[number];

/** What the person agreed to, in the words they saw. Evidence: it outlives card and account. */
export const cardConsents = pgTable(
  'card_consents',
  {
    id: id('id', 'ccn').primaryKey(),
    userId: text('user_id').notNull(),
    kind: text('kind', { enum: cardConsentKinds }).notNull(),
    version: text('version').notNull(),
    locale: text('locale', { enum: ['ja', 'en'] }).notNull(),
    text: text('text').notNull(),
    /** Where it was given: an order's checkout, or the page of the cards. */
    orderId: id('order_id', 'ord').references(() => orders.id),
    stripePaymentMethodId: text('stripe_payment_method_id'),
    consentedAt: instant('consented_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('card_consents_user').on(table.userId, table.kind, table.consentedAt),
    uniqueIndex('card_consents_off_session')
      .on(table.userId)
      .where(sql`${table.kind} = 'off_session' and ${table.withdrawnAt} is null`),
    uniqueIndex('card_consents_card').on(table.stripePaymentMethodId).where(sql`${table.kind} = 'save'`),
    check('card_consents_kind', sql`${table.kind} in ('save', 'off_session')`),
  ],
);

import { and, eq, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { cardConsents, cardSetups, customers, savedCards } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { newId } from '@/lib/ids';
import { type CardSnapshot, cardSnapshot } from '@/lib/stripe/card-snapshot';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { consentTexts } from './consent-texts';

export interface CardsSnapshot {
  readonly customerId: string;
  readonly cards: readonly CardSnapshot[];
  /** The card setups of ours that are over at Stripe. */
  readonly ended: readonly { readonly intentId: string; readonly state: 'succeeded' | 'canceled' }[];
}

/** A person's saved cards as Stripe lists them now: new ones appear, changed ones change, others are removed. */
export const cardsSync: Sync<CardsSnapshot> = { kind: 'cards', fetch: fetchCards, apply: applyCards };

export function syncCards(ctx: Ctx, customerId: string): Promise<SyncOutcome> {
  return runSync(ctx, cardsSync, customerId);
}

/** The customer's id, or that of a card of ours whose customer the event no longer names. */
async function customerOf(ctx: Ctx, stripeId: string): Promise<string> {
  if (!stripeId.startsWith('pm_')) return stripeId;
  const [owner] = await ctx.db
    .select({ id: customers.stripeCustomerId })
    .from(customers)
    .innerJoin(savedCards, eq(savedCards.userId, customers.userId))
    .where(eq(savedCards.stripePaymentMethodId, stripeId));
  return owner?.id ?? stripeId;
}

async function fetchCards(ctx: Ctx, stripeId: string): Promise<CardsSnapshot> {
  const customerId = await customerOf(ctx, stripeId);
  const open = await ctx.db
    .select({ intentId: cardSetups.stripeSetupIntentId })
    .from(cardSetups)
    .innerJoin(customers, eq(customers.userId, cardSetups.userId))
    .where(
      and(
        eq(customers.stripeCustomerId, customerId),
        eq(cardSetups.state, 'open'),
        isNotNull(cardSetups.stripeSetupIntentId),
      ),
    );
  const ended: CardsSnapshot['ended'][number][] = [];
  for (const { intentId } of open) {
    if (intentId === null) continue;
    const { status } = await ctx.stripe.setupIntents.retrieve(intentId);
    if (status === 'succeeded') ended.push({ intentId, state: 'succeeded' });
    if (status === 'canceled') ended.push({ intentId, state: 'canceled' });
  }
  if (!(await isOurs(ctx, customerId))) return { customerId, cards: [], ended };
  const methods = await ctx.stripe.customers
    .listPaymentMethods(customerId, { type: 'card', limit: 100 })
    .autoPagingToArray({ limit: 1_000 });
  return { customerId, cards: methods.flatMap((method) => cardSnapshot(method) ?? []), ended };
}

async function isOurs(ctx: Ctx, customerId: string): Promise<boolean> {
  return (await ctx.db.$count(customers, eq(customers.stripeCustomerId, customerId))) > 0;
}

async function applyCards(ctx: Ctx, { customerId, cards, ended }: CardsSnapshot): Promise<SyncOutcome> {
  const [owner] = await ctx.db
    .select({ userId: customers.userId })
    .from(customers)
    .where(eq(customers.stripeCustomerId, customerId))
    .for('update');
  if (owner === undefined) return { effect: 'none', note: 'not a customer with an account' };
  const { userId } = owner;
  let changes = 0;
  for (const card of cards) changes += (await storeCard(ctx, userId, card)) ? 1 : 0;
  const gone = await ctx.db
    .update(savedCards)
    .set({ removedAt: ctx.clock.now(), isDefault: false })
    .where(
      and(
        eq(savedCards.userId, userId),
        isNull(savedCards.removedAt),
        cards.length === 0
          ? undefined
          : notInArray(
              savedCards.stripePaymentMethodId,
              cards.map(({ id }) => id),
            ),
      ),
    )
    .returning({ id: savedCards.stripePaymentMethodId });
  for (const { id } of gone) await recordAudit(ctx, { action: 'card.removed', subjectId: id });
  for (const { intentId, state } of ended) {
    await ctx.db.update(cardSetups).set({ state }).where(eq(cardSetups.stripeSetupIntentId, intentId));
  }
  const applied = changes + gone.length + ended.length > 0;
  return { effect: applied ? 'applied' : 'none', note: `${cards.length} cards, ${gone.length} removed` };
}

/** Says whether the card is new or another than before. A new one was saved with the consent that its form showed. */
async function storeCard(ctx: Ctx, userId: string, card: CardSnapshot): Promise<boolean> {
  const { id, savedAt, ...face } = card;
  const [known] = await ctx.db.select().from(savedCards).where(eq(savedCards.stripePaymentMethodId, id));
  if (known !== undefined) {
    const isSame = known.expMonth === face.expMonth && known.expYear === face.expYear && known.last4 === face.last4;
    if (isSame && known.removedAt === null) return false;
    await ctx.db
      .update(savedCards)
      .set({ ...face, removedAt: null })
      .where(eq(savedCards.stripePaymentMethodId, id));
    await recordAudit(ctx, { action: 'card.updated', subjectId: id });
    return true;
  }
  await ctx.db.insert(savedCards).values({ stripePaymentMethodId: id, userId, ...face, savedAt: ctx.clock.now() });
  const { version, ja: text } = consentTexts.save;
  await ctx.db
    .insert(cardConsents)
    .values({
      id: newId('ccn'),
      userId,
      kind: 'save',
      version,
      locale: 'ja',
      text,
      stripePaymentMethodId: id,
      consentedAt: savedAt,
    })
    .onConflictDoNothing();
  await recordAudit(ctx, { action: 'card.saved', subjectId: id, after: { consentVersion: version } });
  return true;
}

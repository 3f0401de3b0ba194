import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { cardConsents, savedCards } from '@/db/schema';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { cardExpiry, type Expiry } from './expiry';

export interface SavedCard {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly isDefault: boolean;
  readonly expiry: Expiry;
}

/** The signed-in person's cards: the default first, then the newest. Without a chosen default the newest is it. */
export async function listCards(ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>): Promise<readonly SavedCard[]> {
  const { userId } = assertUser(ctx);
  const rows = await cardsOf(ctx, userId);
  const now = ctx.clock.now();
  return rows.map((row, index) => ({
    id: row.stripePaymentMethodId,
    brand: row.brand,
    last4: row.last4,
    expMonth: row.expMonth,
    expYear: row.expYear,
    isDefault: index === 0,
    expiry: cardExpiry(row, now),
  }));
}

/** The cards that Stripe still lists, the one to charge first. For verbs that have decided whose they may read. */
export async function cardsOf(ctx: Pick<Ctx, 'db'>, userId: string) {
  return ctx.db
    .select()
    .from(savedCards)
    .where(and(eq(savedCards.userId, userId), isNull(savedCards.removedAt)))
    .orderBy(desc(savedCards.isDefault), desc(savedCards.savedAt), desc(savedCards.stripePaymentMethodId));
}

/** The person's standing consent to later charges, or null. */
export async function offSessionConsent(ctx: Pick<Ctx, 'db'>, userId: string) {
  const [standing] = await ctx.db
    .select({ id: cardConsents.id, consentedAt: cardConsents.consentedAt, version: cardConsents.version })
    .from(cardConsents)
    .where(
      and(eq(cardConsents.userId, userId), sql`${cardConsents.kind} = 'off_session'`, isNull(cardConsents.withdrawnAt)),
    );
  return standing ?? null;
}

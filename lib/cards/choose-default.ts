import { and, eq, isNull, ne } from 'drizzle-orm';
import { customers, savedCards } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';

/** Of the signed-in person's cards this one is charged from now on. Somebody else's or a removed one is `not_found`. */
export async function chooseDefaultCard(ctx: Ctx, { cardId }: { cardId: string }): Promise<void> {
  const { userId } = assertUser(ctx);
  await ctx.db.transaction(async (tx) => {
    // Two choices at once come one after the other.
    await tx.select({ id: customers.userId }).from(customers).where(eq(customers.userId, userId)).for('update');
    const own = and(eq(savedCards.userId, userId), isNull(savedCards.removedAt));
    await tx
      .update(savedCards)
      .set({ isDefault: false })
      .where(and(own, ne(savedCards.stripePaymentMethodId, cardId)));
    const chosen = await tx
      .update(savedCards)
      .set({ isDefault: true })
      .where(and(own, eq(savedCards.stripePaymentMethodId, cardId)))
      .returning({ id: savedCards.stripePaymentMethodId });
    if (chosen.length === 0) throw new AppError('not_found');
    await recordAudit({ ...ctx, db: tx }, { action: 'card.default_chosen', subjectId: cardId });
  });
}

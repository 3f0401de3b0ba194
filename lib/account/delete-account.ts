import { eq } from 'drizzle-orm';
import { auth_user, cardConsents, orders, savedCards, userRoles } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import { cardsOf } from '@/lib/cards/list-cards';
import { removeCard } from '@/lib/cards/remove-card';
import type { Ctx } from '@/lib/context';

/** `member`: the account has work at a facility or for us. `try_again`: a card could not be removed; everything stands. */
export type DeleteAccountResult = 'deleted' | 'member' | 'try_again';

/**
 * Ends the signed-in person's account: cards are detached at Stripe, then profile, family, card list and sign-in go. Orders stay,
 * as the law asks, as a guest's: whoever proves the address again gets them back. Consents stay as evidence, withdrawn.
 */
export async function deleteAccount(ctx: Ctx): Promise<DeleteAccountResult> {
  const { userId } = assertUser(ctx);
  if ((await ctx.db.$count(userRoles, eq(userRoles.userId, userId))) > 0) return 'member';
  for (const card of await cardsOf(ctx, userId)) {
    if ((await removeCard(ctx, { cardId: card.stripePaymentMethodId })) === 'try_again') return 'try_again';
  }
  await ctx.db.transaction(async (tx) => {
    await tx.delete(savedCards).where(eq(savedCards.userId, userId));
    await tx.update(cardConsents).set({ withdrawnAt: ctx.clock.now() }).where(eq(cardConsents.userId, userId));
    await tx.update(orders).set({ userId: null }).where(eq(orders.userId, userId));
    const gone = await tx.delete(auth_user).where(eq(auth_user.id, userId)).returning({ id: auth_user.id });
    if (gone.length > 0) await recordAudit({ ...ctx, db: tx }, { action: 'account.deleted', subjectId: userId });
  });
  return 'deleted';
}

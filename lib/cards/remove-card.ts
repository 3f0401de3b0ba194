import { and, eq } from 'drizzle-orm';
import { savedCards } from '@/db/schema';
import { findCustomer } from '@/lib/account/user-customer';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { syncCards } from './sync-cards';

/**
 * Detaches a card of the signed-in person at Stripe, then brings our list in line. `try_again` when Stripe did not answer;
 * again: changes nothing. Somebody else's is `not_found`.
 */
export async function removeCard(ctx: Ctx, { cardId }: { cardId: string }): Promise<'removed' | 'try_again'> {
  const { userId } = assertUser(ctx);
  const [card] = await ctx.db
    .select({ removedAt: savedCards.removedAt })
    .from(savedCards)
    .where(and(eq(savedCards.stripePaymentMethodId, cardId), eq(savedCards.userId, userId)));
  const customerId = await findCustomer(ctx, userId);
  if (card === undefined || customerId === null) throw new AppError('not_found');
  if (card.removedAt !== null) return 'removed';
  const about = { kind: 'payment_method.detach', subjectId: cardId } as const;
  const attempt = await requestAttempt(ctx, about);
  const detached = confirmedObject(await sendStripeRequest(ctx, { ...about, attempt, params: { id: cardId } }));
  if (detached === null) return 'try_again';
  await syncCards(ctx, customerId);
  return 'removed';
}

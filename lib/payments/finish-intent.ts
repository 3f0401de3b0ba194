import { and, desc, eq } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { deliverRequest } from '@/lib/stripe/request';
import { linkIntent } from './link-intent';
import type { PaymentRow } from './lock-payment';

/**
 * Completes an interrupted creation: sends the standing request again under its key and stores the id. `none`: nothing stands
 * (never planned, or refused); `unknown`: Stripe did not answer.
 */
export async function finishIntent(
  ctx: Ctx,
  payment: Pick<PaymentRow, 'id'>,
): Promise<{ paymentIntentId: string } | 'none' | 'unknown'> {
  const [row] = await ctx.db
    .select()
    .from(stripeRequests)
    .where(and(eq(stripeRequests.kind, 'payment_intent.create'), eq(stripeRequests.subjectId, payment.id)))
    .orderBy(desc(stripeRequests.createdAt), desc(stripeRequests.key))
    .limit(1);
  if (row === undefined) return 'none';
  const answer = await deliverRequest(ctx, 'payment_intent.create', row);
  if (answer.outcome === 'unknown') return 'unknown';
  if (answer.outcome === 'refused') return 'none';
  await linkIntent(ctx, payment.id, answer.object.id);
  return { paymentIntentId: answer.object.id };
}

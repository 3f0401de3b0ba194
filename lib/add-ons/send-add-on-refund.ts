import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { addOnCharges, addOnRefunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { SentRefund } from '@/lib/refunds/finish-refund';
import { requestRefund } from '@/lib/refunds/request-refund';
import type { StripeFailure } from '@/lib/stripe/failures';
import { minuteMs, shift } from '@/lib/time/duration';
import type { AddOnRefund } from './lock-add-on-refund';
import { syncAddOn } from './sync-add-on';

const batchSize = 100;

/** Sends a decided refund of an option unless that was done, and says where it stands. The sweep finishes what stays `planned`. */
export async function finishAddOnRefund(ctx: Ctx, refund: AddOnRefund): Promise<SentRefund> {
  if (refund.stripeRefundId !== null || refund.state !== 'planned') return { state: refund.state, isHeld: false };
  const intentId = await intentOf(ctx, refund);
  const answer = await requestRefund(ctx, refund.id, {
    payment_intent: intentId,
    amount: refund.amountYen,
    metadata: { add_on_id: refund.chargeId, refund_id: refund.id },
  });
  if (answer === 'held') return { state: refund.state, isHeld: true };
  if (answer.outcome === 'refused')
    await ctx.db.transaction((tx) => markRefused({ ...ctx, db: tx }, refund, answer.error));
  if (answer.outcome !== 'unknown') await syncAddOn(ctx, intentId);
  const [now] = await ctx.db
    .select({ state: addOnRefunds.state })
    .from(addOnRefunds)
    .where(eq(addOnRefunds.id, refund.id));
  assert(now !== undefined, 'a refund stays');
  return { state: now.state, isHeld: false };
}

async function intentOf(ctx: Ctx, { chargeId }: AddOnRefund): Promise<string> {
  const [charge] = await ctx.db
    .select({ intentId: addOnCharges.stripePaymentIntentId })
    .from(addOnCharges)
    .where(eq(addOnCharges.id, chargeId));
  assert(charge?.intentId != null, 'a paid option has an intent');
  return charge.intentId;
}

async function markRefused(ctx: Ctx, refund: AddOnRefund, error: StripeFailure): Promise<void> {
  const refused = await ctx.db
    .update(addOnRefunds)
    .set({ state: 'failed', failureReason: error.code, syncedAt: ctx.clock.now() })
    .where(and(eq(addOnRefunds.id, refund.id), eq(addOnRefunds.state, 'planned'), isNull(addOnRefunds.stripeRefundId)))
    .returning({ id: addOnRefunds.id });
  if (refused.length === 0) return;
  const after = { refundId: refund.id, code: error.code };
  await recordAudit(ctx, { action: 'add_on_refund.refused', subjectId: refund.chargeId, after, reason: error.message });
}

/** Refunds that were interrupted or held, and those that Stripe has not decided for 15 minutes. */
export async function dueAddOnRefunds(ctx: Ctx): Promise<readonly AddOnRefund[]> {
  const now = ctx.clock.now();
  const interrupted = and(isNull(addOnRefunds.stripeRefundId), lte(addOnRefunds.createdAt, shift(now, -minuteMs)));
  const undecided = and(isNotNull(addOnRefunds.stripeRefundId), lte(addOnRefunds.syncedAt, shift(now, -15 * minuteMs)));
  return ctx.db
    .select()
    .from(addOnRefunds)
    .where(and(inArray(addOnRefunds.state, ['planned', 'pending', 'requires_action']), or(interrupted, undecided)))
    .orderBy(sql`${addOnRefunds.syncedAt} nulls first`, asc(addOnRefunds.createdAt))
    .limit(batchSize);
}

/** Sends or reads one of them again. Stamped before it is tried: what fails goes to the end of the queue. */
export async function sweepAddOnRefund(ctx: Ctx, refund: AddOnRefund): Promise<boolean> {
  await ctx.db.update(addOnRefunds).set({ syncedAt: ctx.clock.now() }).where(eq(addOnRefunds.id, refund.id));
  if (refund.stripeRefundId === null) return (await finishAddOnRefund(ctx, refund)).state !== 'planned';
  return (await syncAddOn(ctx, await intentOf(ctx, refund))).effect === 'applied';
}

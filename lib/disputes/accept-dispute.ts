import { eq } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { DisputeId } from '@/lib/ids';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import type { DisputeRow } from './apply-dispute';
import { syncDispute } from './sync-dispute';

export type AcceptOutcome =
  | { readonly ok: true; readonly state: 'lost' | 'unknown' }
  | { readonly ok: false; readonly reason: 'not_open' | 'refused' };

/** Gives in to a dispute: the money stays with the cardholder. Cannot be undone; operators only; a second click finds it done. */
export async function acceptDispute(ctx: Ctx, input: { disputeId: DisputeId; reason: string }): Promise<AcceptOutcome> {
  assertOperator(ctx);
  const dispute = await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input));
  if (dispute === null) return { ok: false, reason: 'not_open' };
  if (dispute.state === 'lost') return { ok: true, state: 'lost' };
  const about = { kind: 'dispute.close', subjectId: dispute.id } as const;
  const attempt = await requestAttempt(ctx, about);
  const answer = await sendStripeRequest(ctx, { ...about, attempt, params: { id: dispute.stripeDisputeId } });
  if (answer.outcome === 'unknown') return { ok: true, state: 'unknown' };
  if (answer.outcome === 'refused') {
    await ctx.db.update(disputes).set({ acceptedAt: null }).where(eq(disputes.id, dispute.id));
    await syncDispute(ctx, dispute.stripeDisputeId);
    return { ok: false, reason: 'refused' };
  }
  await syncDispute(ctx, dispute.stripeDisputeId);
  return { ok: true, state: 'lost' };
}

async function decide(ctx: Ctx, input: { disputeId: DisputeId; reason: string }): Promise<DisputeRow | null> {
  const [dispute] = await ctx.db.select().from(disputes).where(eq(disputes.id, input.disputeId)).for('update');
  if (dispute === undefined) throw new AppError('not_found');
  if (dispute.acceptedAt !== null) return dispute;
  if (dispute.state !== 'needs_response' || dispute.submittedAt !== null) return null;
  await ctx.db.update(disputes).set({ acceptedAt: ctx.clock.now() }).where(eq(disputes.id, dispute.id));
  await recordAudit(ctx, {
    action: 'dispute.accepted',
    subjectId: dispute.orderId,
    after: { disputeId: dispute.id, amountYen: dispute.amountYen },
    reason: input.reason,
  });
  return dispute;
}

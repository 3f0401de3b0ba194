import { and, eq, isNull } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { AppError, assert } from '@/lib/errors';
import type { DisputeId } from '@/lib/ids';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import type { DisputeRow } from './apply-dispute';
import { assembleEvidence } from './assemble-evidence';
import { isInquiry, needsResponse } from './dispute-state';
import { fieldsThatTell, filledFields } from './evidence';
import type { Evidence, EvidenceField } from './evidence-fields';
import { syncDispute } from './sync-dispute';

export type SubmitOutcome =
  /** `unknown`: Stripe did not answer; it is sent again under the same key. */
  | { readonly ok: true; readonly state: 'sent' | 'unknown' }
  | { readonly ok: false; readonly reason: 'not_open' | 'too_late' | 'empty' | 'refused' | 'being_accepted' }
  | { readonly ok: false; readonly reason: 'tells_too_much'; readonly fields: readonly EvidenceField[] };

/**
 * Sends the answer to the bank, once: the text is frozen before Stripe hears of it. Names of persons and examinations are refused.
 * Operators only; a second click finds the first one's answer.
 */
export async function submitEvidence(
  ctx: Ctx,
  input: { disputeId: DisputeId; evidence: Evidence },
): Promise<SubmitOutcome> {
  assertOperator(ctx);
  const decided = await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input));
  if (!decided.ok) return decided;
  const { dispute } = decided;
  const about = { kind: 'dispute.update', subjectId: subjectOf(dispute) } as const;
  const answer = await sendStripeRequest(ctx, {
    ...about,
    attempt: await requestAttempt(ctx, about),
    params: { id: dispute.stripeDisputeId, evidence: filledFields(decided.evidence), submit: true },
  });
  if (answer.outcome === 'refused') {
    await ctx.db.update(disputes).set({ submittedAt: null }).where(eq(disputes.id, dispute.id));
    await syncDispute(ctx, dispute.stripeDisputeId);
    return { ok: false, reason: 'refused' };
  }
  if (answer.outcome === 'unknown') return { ok: true, state: 'unknown' };
  await syncDispute(ctx, dispute.stripeDisputeId);
  return { ok: true, state: 'sent' };
}

/** An inquiry and the dispute that it became are answered once each. */
const subjectOf = ({ id, state }: DisputeRow) => `${id}:${isInquiry(state) ? 'inquiry' : 'dispute'}`;

type Decided =
  | { readonly ok: true; readonly dispute: DisputeRow; readonly evidence: Evidence }
  | Extract<SubmitOutcome, { ok: false }>;

async function decide(
  ctx: Ctx,
  { disputeId, evidence }: { disputeId: DisputeId; evidence: Evidence },
): Promise<Decided> {
  const [dispute] = await ctx.db.select().from(disputes).where(eq(disputes.id, disputeId)).for('update');
  if (dispute === undefined) throw new AppError('not_found');
  if (dispute.acceptedAt !== null) return { ok: false, reason: 'being_accepted' };
  if (dispute.submittedAt !== null) return { ok: false, reason: 'not_open' };
  if (!needsResponse(dispute.state)) return { ok: false, reason: 'not_open' };
  const now = ctx.clock.now();
  if (dispute.dueBy !== null && dispute.dueBy <= now) return { ok: false, reason: 'too_late' };
  if (Object.keys(filledFields(evidence)).length === 0) return { ok: false, reason: 'empty' };
  const { secretWords } = await assembleEvidence(ctx, dispute);
  const fields = fieldsThatTell(evidence, secretWords);
  if (fields.length > 0) return { ok: false, reason: 'tells_too_much', fields };
  const taken = await ctx.db
    .update(disputes)
    .set({ evidence: { ...evidence }, submittedAt: now })
    .where(and(eq(disputes.id, disputeId), isNull(disputes.submittedAt)))
    .returning({ id: disputes.id });
  assert(taken.length === 1, 'the dispute is locked');
  await recordAudit(ctx, {
    action: 'dispute.evidence_submitted',
    subjectId: dispute.orderId,
    after: { disputeId, fields: Object.keys(filledFields(evidence)) },
  });
  return { ok: true, dispute, evidence };
}

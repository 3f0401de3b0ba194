import { and, eq, isNull } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { DisputeId } from '@/lib/ids';
import type { Evidence } from './evidence-fields';

/** Keeps what the operator wrote, with us only; an answer that was sent stays as it was. */
export async function saveEvidence(
  ctx: Ctx,
  input: { disputeId: DisputeId; evidence: Evidence },
): Promise<{ readonly ok: boolean }> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx) => {
    const [saved] = await tx
      .update(disputes)
      .set({ evidence: { ...input.evidence } })
      .where(and(eq(disputes.id, input.disputeId), isNull(disputes.submittedAt), isNull(disputes.closedAt)))
      .returning({ orderId: disputes.orderId });
    if (saved === undefined) return { ok: false };
    const after = { disputeId: input.disputeId };
    await recordAudit({ ...ctx, db: tx }, { action: 'dispute.evidence_saved', subjectId: saved.orderId, after });
    return { ok: true };
  });
}

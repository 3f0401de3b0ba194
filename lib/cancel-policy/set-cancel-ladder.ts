import { eq } from 'drizzle-orm';
import { cancelLadders, facilities } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { type CancelLadderId, type FacilityId, newId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { type CancelLadder, cancelLadder, type LadderProblem, ladderProblem } from './cancel-ladder';

export interface SetCancelLadderInput {
  readonly facilityId: FacilityId;
  /** The first day in Japan; today or later. */
  readonly validFrom: string;
  readonly ladder: CancelLadder;
  readonly rationale: string;
}

export type SetCancelLadderResult =
  | { readonly ok: true; readonly ladderId: CancelLadderId }
  | { readonly ok: false; readonly reason: 'in_the_past' | 'rationale_missing' }
  | { readonly ok: false; readonly reason: LadderProblem; readonly kind: 'dated' | 'undated' };

/** A facility's cancellation fees from a day on. Operators only. What was sold before keeps the ladder it was sold with. */
export async function setCancelLadder(ctx: Ctx, input: SetCancelLadderInput): Promise<SetCancelLadderResult> {
  assertOperator(ctx);
  const ladder = cancelLadder.parse(input.ladder);
  const rationale = input.rationale.trim();
  const problem = ladderProblem(ladder);
  if (problem !== null) return { ok: false, reason: problem.problem, kind: problem.kind };
  if (rationale === '') return { ok: false, reason: 'rationale_missing' };
  if (input.validFrom < jstDay(ctx.clock.now())) return { ok: false, reason: 'in_the_past' };
  const { facilityId, validFrom } = input;
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const [facility] = await tx
      .select({ id: facilities.id })
      .from(facilities)
      .where(eq(facilities.id, facilityId))
      .for('update');
    if (facility === undefined) throw new AppError('not_found');
    const ladderId = newId('cnl');
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
    await tx
      .insert(cancelLadders)
      .values({ id: ladderId, facilityId, validFrom, ladder, rationale, createdBy, createdAt: ctx.clock.now() });
    await recordAudit(inner, {
      action: 'facility.cancel_ladder_set',
      subjectId: facilityId,
      after: { ladderId, validFrom, ...ladder },
      reason: rationale,
    });
    return { ok: true, ladderId };
  });
}

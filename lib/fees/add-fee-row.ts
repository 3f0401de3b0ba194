import { desc, eq } from 'drizzle-orm';
import { feeSchedule } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type FeeScheduleId, newId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { enteredBy } from './entered-by';
import type { MethodTerms } from './quote-methods';

export interface NewFeeRow extends Omit<MethodTerms, 'scheduleId'> {
  /** A calendar day in Japan, today or later: what was quoted before is never touched. */
  readonly validFrom: string;
  readonly source: string;
  readonly reason: string;
  /** The method's newest row on the page that the operator saw. */
  readonly follows: FeeScheduleId;
}

export type AddFeeRowOutcome =
  | { readonly ok: true; readonly scheduleId: FeeScheduleId }
  /** `changed`: somebody entered another row since; `past`: the day is over. */
  | { readonly ok: false; readonly reason: 'changed' | 'past' };

/** Enters what a method costs from a day on. Of several who followed the same row one wins. Operators only. */
export async function addFeeRow(ctx: Ctx, input: NewFeeRow): Promise<AddFeeRowOutcome> {
  assertOperator(ctx);
  const { follows, ...row } = input;
  if (row.validFrom < jstDay(ctx.clock.now())) return { ok: false, reason: 'past' };
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const before = await newestRow(inner, row.method);
    if (before?.id !== follows) return { ok: false, reason: 'changed' };
    const id = newId('fsc');
    const by = { enteredBy: enteredBy(ctx.actor), enteredAt: ctx.clock.now() };
    const entered = await tx
      .insert(feeSchedule)
      .values({ ...row, ...by, id, supersedesId: follows })
      .onConflictDoNothing({ target: feeSchedule.supersedesId })
      .returning({ id: feeSchedule.id });
    if (entered.length === 0) return { ok: false, reason: 'changed' };
    const { reason, ...after } = row;
    await recordAudit(inner, { action: 'fee_schedule.entered', subjectId: id, before: termsOf(before), after, reason });
    return { ok: true, scheduleId: id };
  });
}

async function newestRow(ctx: Ctx, method: MethodTerms['method']) {
  const [row] = await ctx.db
    .select()
    .from(feeSchedule)
    .where(eq(feeSchedule.method, method))
    .orderBy(desc(feeSchedule.sequence))
    .limit(1);
  return row;
}

function termsOf(row: typeof feeSchedule.$inferSelect): Record<string, unknown> {
  const { id, method, basisPoints, minimumFeeYen, rounding, minAmountYen, maxAmountYen, switchedOn, validFrom } = row;
  return { id, method, basisPoints, minimumFeeYen, rounding, minAmountYen, maxAmountYen, switchedOn, validFrom };
}

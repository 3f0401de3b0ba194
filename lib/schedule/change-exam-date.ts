import { and, eq } from 'drizzle-orm';
import { orderLines, placeHolds, tickets } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { hasRole } from '@/lib/auth/actor';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError, assert } from '@/lib/errors';
import type { OrderId, OrderLineId } from '@/lib/ids';
import { type ChangeRefusal, whyNotChangeable, whyNotMovable } from './change-rules';
import { takePlaces } from './hold-places';
import { lockDays } from './lock-days';
import { mailExamDateChanged } from './mail-exam-date-changed';
import { lessTaken } from './release-places';

export interface ChangeExamDate {
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  readonly day: string;
  /** Why an operator changes it for the buyer. */
  readonly reason?: string;
}

export type ChangeExamDateOutcome =
  | { readonly ok: true; readonly before: string }
  | { readonly ok: false; readonly reason: ChangeRefusal | 'day_taken' | 'day_closed' };

/**
 * Moves a paid line to another day at the same price: the new place is taken and the old one given back in one transaction, or
 * nothing happens. The buyer until the deadline, operators with a reason at any time. Strangers get `not_found`.
 */
export async function changeExamDate(ctx: Ctx, input: ChangeExamDate): Promise<ChangeExamDateOutcome> {
  const isOperator = hasRole(ctx.actor, 'operator') && input.reason !== undefined;
  if (!isOperator) await assertOrderAccess(ctx, input.orderId);
  const refusals: ChangeExamDateOutcome[] = [];
  try {
    return await ctx.db.transaction(async (tx) => {
      const outcome = await change({ ...ctx, db: tx }, { ...input, isOperator });
      if (outcome.ok) return outcome;
      refusals.push(outcome);
      return tx.rollback();
    });
  } catch (error) {
    const [refused] = refusals;
    if (refused === undefined) throw error;
    return refused;
  }
}

async function change(ctx: Ctx, input: ChangeExamDate & { isOperator: boolean }): Promise<ChangeExamDateOutcome> {
  const { orderId, lineId, day, isOperator } = input;
  const line = await lockLine(ctx, input);
  const { courseId, facilityId, examDate } = line;
  const now = ctx.clock.now();
  const refusal = whyNotChangeable(line, { now, isOperator }) ?? whyNotMovable(line, day);
  if (refusal !== null || examDate === null) return { ok: false, reason: refusal ?? 'not_changeable' };

  const days = [examDate, day].map((wanted) => ({ courseId, examDate: wanted }));
  await lockDays(ctx, { orderIds: [], wanted: days });
  const taken = await takePlaces(ctx, [{ courseId, facilityId, day }], { isOperator });
  if (!taken.ok) return { ok: false, reason: taken.why === 'full' ? 'day_taken' : 'day_closed' };
  const moved = await ctx.db
    .update(placeHolds)
    .set({ day })
    .where(and(eq(placeHolds.orderLineId, lineId), eq(placeHolds.day, examDate), eq(placeHolds.state, 'kept')))
    .returning({ lineId: placeHolds.orderLineId });
  assert(moved.length === 1, 'a paid dated line keeps a place');
  await lessTaken(ctx, { courseId, day: examDate });
  await ctx.db.update(orderLines).set({ examDate: day }).where(eq(orderLines.id, lineId));
  await recordAudit(ctx, {
    action: 'order.exam_date_changed',
    subjectId: orderId,
    before: { lineId, examDate },
    after: { lineId, examDate: day },
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  });
  await mailExamDateChanged(ctx, { orderId, lineId, before: examDate });
  return { ok: true, before: examDate };
}

/** The line with its ticket, which redeeming, canceling and refunding lock, too. */
async function lockLine(ctx: Ctx, { orderId, lineId }: ChangeExamDate) {
  const [ticket] = await ctx.db
    .select({ ticketState: tickets.state, ticketExpiresAt: tickets.expiresAt })
    .from(tickets)
    .where(and(eq(tickets.orderId, orderId), eq(tickets.orderLineId, lineId)))
    .for('update');
  const [line] = await ctx.db
    .select({
      courseId: orderLines.courseId,
      facilityId: orderLines.facilityId,
      examDate: orderLines.examDate,
      cancelLadder: orderLines.cancelLadder,
    })
    .from(orderLines)
    .where(and(eq(orderLines.id, lineId), eq(orderLines.orderId, orderId)));
  if (ticket === undefined || line === undefined) throw new AppError('not_found');
  return { ...line, ...ticket };
}

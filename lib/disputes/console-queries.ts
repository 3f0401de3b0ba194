import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { addOnCharges, disputes, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { DisputeId } from '@/lib/ids';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';
import { readPaidLines } from '@/lib/refunds/refundable-lines';
import { dayMs } from '@/lib/time/duration';
import { jstDay, startOfJstDay } from '@/lib/time/jst';
import type { DisputeRow } from './apply-dispute';
import { assembleEvidence } from './assemble-evidence';
import { type BorneAddOn, borneAddOn } from './borne-add-on';
import { type BornePart, borneParts } from './borne-parts';
import { mergeEvidence } from './evidence';
import type { Evidence } from './evidence-fields';

export type ConsoleDispute = DisputeRow & {
  readonly number: string;
  /** The option of the day that is contested; null for the order's own money. */
  readonly addOnTitle: string | null;
};

/** One page, newest first; `open` are those without a decision. Operators only. */
export async function listDisputes(
  ctx: Ctx,
  request: { open: boolean; after: MomentCursor<'dsp'> | null; size: number },
): Promise<{ readonly disputes: readonly ConsoleDispute[]; readonly next: MomentCursor<'dsp'> | null }> {
  assertOperator(ctx);
  const { after, size } = request;
  const rows = await ctx.db
    .select({ dispute: disputes, number: orders.number, addOnTitle: addOnCharges.title })
    .from(disputes)
    .innerJoin(orders, eq(orders.id, disputes.orderId))
    .leftJoin(addOnCharges, eq(addOnCharges.id, disputes.addOnChargeId))
    .where(
      and(request.open ? isNull(disputes.closedAt) : undefined, olderThan(after, [disputes.openedAt, disputes.id])),
    )
    .orderBy(desc(disputes.openedAt), desc(disputes.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ dispute: { openedAt: at, id } }) => ({ at, id }) });
  return { disputes: page.map(({ dispute, ...about }) => ({ ...dispute, ...about })), next };
}

export interface DisputeView {
  readonly dispute: ConsoleDispute;
  readonly evidence: Evidence;
  /** What of a lost dispute may still be shared with the facility. */
  readonly borne: readonly BornePart[];
  readonly borneAddOn: BorneAddOn | null;
}

/** One dispute with its answer and, when it was lost, what is to decide; or null. Operators only. */
export async function readDispute(ctx: Ctx, disputeId: DisputeId): Promise<DisputeView | null> {
  assertOperator(ctx);
  const [found] = await ctx.db
    .select({ dispute: disputes, number: orders.number, addOnTitle: addOnCharges.title })
    .from(disputes)
    .innerJoin(orders, eq(orders.id, disputes.orderId))
    .leftJoin(addOnCharges, eq(addOnCharges.id, disputes.addOnChargeId))
    .where(eq(disputes.id, disputeId));
  if (found === undefined) return null;
  const { dispute: row, ...about } = found;
  const dispute = { ...row, ...about };
  const { evidence } = await assembleEvidence(ctx, dispute);
  const isSale = dispute.addOnChargeId === null && dispute.strayIntentId === null;
  const lines = dispute.state === 'lost' && isSale ? await readPaidLines(ctx, dispute.orderId) : [];
  return {
    dispute,
    evidence: mergeEvidence(evidence, dispute.evidence),
    borne: await borneParts(ctx, { dispute, lines }),
    borneAddOn: await borneAddOn(ctx, dispute),
  };
}

/** Claims that wait for our answer, the most urgent first. Operators only. */
export async function disputesToAnswer(ctx: Ctx, limit: number) {
  assertOperator(ctx);
  const waits = and(isNull(disputes.closedAt), isNull(disputes.submittedAt), isNull(disputes.acceptedAt));
  const [count, rows] = await Promise.all([
    ctx.db.$count(disputes, waits),
    ctx.db
      .select({ dispute: disputes, number: orders.number, addOnTitle: addOnCharges.title })
      .from(disputes)
      .innerJoin(orders, eq(orders.id, disputes.orderId))
      .leftJoin(addOnCharges, eq(addOnCharges.id, disputes.addOnChargeId))
      .where(waits)
      .orderBy(sql`${disputes.dueBy} nulls last`, asc(disputes.id))
      .limit(limit),
  ]);
  return { count, first: rows.map(({ dispute, ...about }) => ({ ...dispute, ...about })) };
}

/** Days of the Japanese calendar until the deadline: 0 is today, negative is past. */
export function daysLeft(dueBy: Date, now: Date): number {
  return Math.round((startOfJstDay(jstDay(dueBy)).getTime() - startOfJstDay(jstDay(now)).getTime()) / dayMs);
}

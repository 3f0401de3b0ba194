import { and, eq, isNull } from 'drizzle-orm';
import { lineCancellations, orderLines, type Requester, tickets } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { type Yen, yen } from '@/lib/money/yen';
import { releaseLinePlace } from '@/lib/schedule/release-places';
import { settleShare } from '@/lib/shares/settle-share';
import type { PaidLine } from './refundable-lines';

interface Cancellation {
  readonly line: PaidLine;
  /** What is kept of it; the rest is the patient's. */
  readonly feeYen: Yen;
  readonly requester: Requester;
}

/** A paid line is over, in the caller's transaction: its ticket is void and what is kept of it is earned. */
export async function cancelOrderLine(ctx: Ctx, { line, feeYen, requester }: Cancellation): Promise<void> {
  const now = ctx.clock.now();
  const orderLineId = line.lineId;
  const { orderId } = line.line;
  const canceled = await ctx.db
    .update(orderLines)
    .set({ canceledAt: now })
    .where(and(eq(orderLines.id, orderLineId), isNull(orderLines.canceledAt)))
    .returning({ id: orderLines.id });
  assert(canceled.length === 1, 'a line is canceled once');
  const voided = await ctx.db
    .update(tickets)
    .set({ state: 'void', voidedAt: now })
    .where(and(eq(tickets.orderLineId, orderLineId), eq(tickets.state, 'issued')))
    .returning({ id: tickets.id });
  assert(voided.length === 1, 'a canceled line had an unused ticket');
  await releaseLinePlace(ctx, { orderLineId });
  await ctx.db.insert(lineCancellations).values({ orderLineId, orderId, feeYen, requester, createdAt: now });
  await settleShare(ctx, {
    orderLineId,
    recognised: feeYen > 0,
    refundedYen: yen(line.totalYen - feeYen),
    fact: { kind: 'line_canceled', id: orderLineId },
    occurredAt: now,
  });
  await recordAudit(ctx, {
    action: 'order.line_canceled',
    subjectId: orderId,
    after: { lineId: orderLineId, feeYen, refundYen: line.totalYen - feeYen },
  });
}

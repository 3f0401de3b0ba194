import { disputeLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { postEntry } from '@/lib/ledger/post-entry';
import { addYen, negateYen, type Yen, yen } from '@/lib/money/yen';
import { cancelOrderLine } from '@/lib/refunds/cancel-order-line';
import type { PaidLine } from '@/lib/refunds/refundable-lines';
import { settleShare } from '@/lib/shares/settle-share';
import type { DisputeRow } from './apply-dispute';

interface TakenBack {
  readonly dispute: DisputeRow;
  readonly line: PaidLine;
  readonly amountYen: Yen;
  /** Where the sale was booked. */
  readonly account: 'advance:orders' | 'suspense';
  readonly decidedBy: string;
}

/**
 * A part of a lost dispute is treated as given back: not our loss any more, but less of the sale, and so less for the facility.
 * An unused line of which nothing is left is canceled. Once per dispute and line, in the caller's transaction.
 */
export async function takeBack(ctx: Ctx, taken: TakenBack): Promise<boolean> {
  const { dispute, line, amountYen, account, decidedBy } = taken;
  const now = ctx.clock.now();
  const written = await ctx.db
    .insert(disputeLines)
    .values({ disputeId: dispute.id, orderLineId: line.lineId, amountYen, decidedBy, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: disputeLines.orderLineId });
  if (written.length === 0) return false;
  await postEntry(ctx, {
    factKind: 'dispute',
    factId: dispute.stripeDisputeId,
    leg: `line:${line.lineId}`,
    orderId: dispute.orderId,
    description: '不審請求の損失を販売の取消へ',
    occurredAt: now,
    lines: [
      { account, amountYen },
      { account: 'expense:disputes', amountYen: negateYen(amountYen) },
    ],
  });
  const refundedYen = addYen(line.refundedYen, amountYen);
  if (line.cancelable && refundedYen === line.totalYen) {
    await cancelOrderLine(ctx, { line, feeYen: yen(0), requester: 'system' });
    return true;
  }
  const fact = { kind: 'dispute_lost', id: dispute.id };
  await settleShare(ctx, { orderLineId: line.lineId, refundedYen, fact, occurredAt: now });
  return true;
}

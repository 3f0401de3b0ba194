import { eq, sum } from 'drizzle-orm';
import { disputeLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderLineId } from '@/lib/ids';
import { allocate } from '@/lib/money/allocate';
import { type Yen, yen } from '@/lib/money/yen';
import type { PaidLine } from '@/lib/refunds/refundable-lines';
import type { DisputeRow } from './apply-dispute';

export interface BornePart {
  readonly line: PaidLine;
  /** What of the loss that we bear falls on the line. */
  readonly amountYen: Yen;
}

/** The loss that we still bear, by the lines that were sold and kept; lines whose cancellation fee was kept stay ours. */
export async function borneParts(
  ctx: Pick<Ctx, 'db'>,
  { dispute, lines }: { dispute: DisputeRow; lines: readonly PaidLine[] },
): Promise<readonly BornePart[]> {
  if (dispute.state !== 'lost') return [];
  const [taken] = await ctx.db
    .select({ total: sum(disputeLines.amountYen) })
    .from(disputeLines)
    .where(eq(disputeLines.disputeId, dispute.id));
  const decided = await ctx.db
    .select({ lineId: disputeLines.orderLineId })
    .from(disputeLines)
    .where(eq(disputeLines.disputeId, dispute.id));
  const open = lines.filter(
    ({ lineId, keptFeeYen }) => keptFeeYen === null && !decided.some((line) => line.lineId === lineId),
  );
  const left = open.map(({ totalYen, refundedYen }) => yen(totalYen - refundedYen));
  const leftYen = left.reduce((all, one) => all + one, 0);
  const borneYen = yen(Math.min(dispute.withdrawnYen - Number(taken?.total ?? 0), leftYen));
  if (borneYen <= 0) return [];
  const parts = allocate(borneYen, left);
  return open.flatMap((line, index) => {
    const amountYen = parts[index] ?? yen(0);
    return amountYen > 0 ? [{ line, amountYen }] : [];
  });
}

export async function bornePart(
  ctx: Pick<Ctx, 'db'>,
  about: { dispute: DisputeRow; lines: readonly PaidLine[]; lineId: OrderLineId },
): Promise<BornePart | null> {
  return (await borneParts(ctx, about)).find(({ line }) => line.lineId === about.lineId) ?? null;
}

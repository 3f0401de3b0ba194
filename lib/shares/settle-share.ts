import { eq } from 'drizzle-orm';
import { shares, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderLineId } from '@/lib/ids';
import type { EntryLine } from '@/lib/ledger/post-entry';
import { postEntry } from '@/lib/ledger/post-entry';
import { negateYen, type Yen, yen } from '@/lib/money/yen';
import { type RecognisedParts, recognisedParts, shareState } from './recognised-parts';
import { recordMovement } from './record-movement';

export interface Settlement {
  readonly orderLineId: OrderLineId;
  /** Whether the line's income is earned from now on; left out, it stays as it is. */
  readonly recognised?: boolean;
  /** What went back of the line in total, not what goes back now; left out, it stays as it is. */
  readonly refundedYen?: Yen;
  /** Why, once: e.g. `redemption rdm_…`, `refund rfd_…`. Undoing is a fact of its own. */
  readonly fact: { readonly kind: string; readonly id: string };
  readonly occurredAt: Date;
}

type ShareRow = typeof shares.$inferSelect;

/**
 * Brings the books of one line to what they recognise in a standing, in the caller's transaction: posts the difference as leg
 * `share:{orderLineId}` of the fact. The same fact again changes nothing, nor does a line without a share (its order was dead
 * when it was paid). Throws RangeError for a refund above what was paid.
 */
export async function settleShare(ctx: Ctx, settlement: Settlement): Promise<{ readonly posted: boolean }> {
  const { orderLineId, occurredAt } = settlement;
  // The ticket before its share, as the counter does: a refund and a redemption at once must not wait for each other.
  await ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.orderLineId, orderLineId)).for('update');
  const [share] = await ctx.db.select().from(shares).where(eq(shares.orderLineId, orderLineId)).for('update');
  if (share === undefined) return { posted: false };
  const standing = {
    recognised: settlement.recognised ?? share.recognised,
    refundedYen: settlement.refundedYen ?? share.refundedYen,
  };
  const now = recognisedParts(share, standing);
  const before = recognisedParts(share, share);
  const movement = {
    ...standing,
    facilityId: share.facilityId,
    payableChangeYen: yen(now.payableYen - before.payableYen),
  };
  if (!(await recordMovement(ctx, settlement, movement))) return { posted: false };
  const recognisedAt = standing.recognised ? (share.recognisedAt ?? occurredAt) : null;
  await ctx.db
    .update(shares)
    .set({ ...standing, payableYen: now.payableYen, state: shareState(share, standing), recognisedAt })
    .where(eq(shares.id, share.id));
  const grows = now.payableYen + now.commissionYen > before.payableYen + before.commissionYen;
  const lines = difference(share, before, now);
  return postDifference(ctx, { share, fact: settlement.fact, occurredAt, lines, grows });
}

function difference(share: ShareRow, before: RecognisedParts, now: RecognisedParts): readonly EntryLine[] {
  return [
    { account: 'advance:orders', amountYen: yen(now.advanceYen - before.advanceYen) },
    { account: 'discounts', amountYen: yen(now.discountsYen - before.discountsYen) },
    {
      account: `payable:facility:${share.facilityId}`,
      amountYen: negateYen(yen(now.payableYen - before.payableYen)),
    },
    { account: 'revenue:commission', amountYen: negateYen(yen(now.commissionYen - before.commissionYen)) },
  ];
}

async function postDifference(
  ctx: Ctx,
  posting: Pick<Settlement, 'fact' | 'occurredAt'> & {
    readonly share: ShareRow;
    readonly lines: readonly EntryLine[];
    readonly grows: boolean;
  },
): Promise<{ readonly posted: boolean }> {
  const { share, fact, occurredAt, lines, grows } = posting;
  const moved = lines.filter(({ amountYen }) => amountYen !== 0);
  if (moved.length === 0) return { posted: false };
  const { posted } = await postEntry(ctx, {
    factKind: fact.kind,
    factId: fact.id,
    leg: `share:${share.orderLineId}`,
    orderId: share.orderId,
    description: grows ? '売上と施設への配分' : '売上と施設への配分の取消',
    occurredAt,
    lines: moved,
  });
  return { posted };
}

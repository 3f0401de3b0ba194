import { eq } from 'drizzle-orm';
import { addOnCharges } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { postEntry } from '@/lib/ledger/post-entry';
import { allocate } from '@/lib/money/allocate';
import { negateYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import { postBalanceTransaction } from '@/lib/payments/post-balance-transaction';
import type { PaymentSnapshot, RefundSnapshot } from '@/lib/stripe/snapshots';
import type { AddOnCharge } from './ticket-add-ons';

const account = 'receivable:add_on';

/** The facility's part of what is kept of a charge; ours is the rest. */
function payableOf({ shareYen, amountYen }: AddOnCharge, keptYen: Yen): Yen {
  const [payable = zeroYen] = allocate(keptYen, [shareYen, yen(amountYen - shareYen)]);
  return payable;
}

/**
 * Books a paid option to the yen: the option was given, so the income is earned at once and the facility's share is due; fees as
 * Stripe's balance transaction says; what went back takes both parts with it. Says whether anything was new.
 */
export async function bookAddOn(ctx: Ctx, charge: AddOnCharge, snapshot: PaymentSnapshot): Promise<boolean> {
  const { amountYen, shareYen, facilityId, orderId } = charge;
  const sale = await postEntry(ctx, {
    ...{ factKind: 'payment', factId: snapshot.id, leg: 'paid', orderId },
    description: '当日の追加の代金',
    occurredAt: charge.paidAt ?? ctx.clock.now(),
    lines: [
      { account, amountYen },
      { account: `payable:facility:${facilityId}`, amountYen: negateYen(shareYen) },
      { account: 'revenue:commission', amountYen: negateYen(yen(amountYen - shareYen)) },
    ],
  });
  if (sale.posted)
    await ctx.db.update(addOnCharges).set({ payableYen: shareYen }).where(eq(addOnCharges.id, charge.id));
  const transaction = snapshot.charge?.balanceTransaction ?? null;
  const fees =
    transaction !== null &&
    (await postBalanceTransaction(ctx, { transaction, orderId, account, description: 'Stripe決済' })).posted;
  let refundedYen: Yen = zeroYen;
  let wentBack = false;
  for (const refund of snapshot.refunds.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    if (refund.balanceTransaction === null || refund.failureBalanceTransaction !== null) continue;
    const before = refundedYen;
    refundedYen = yen(refundedYen + refund.amountYen);
    if (await bookRefund(ctx, charge, { refund, before })) wentBack = true;
  }
  if (wentBack) {
    const payableYen = payableOf(charge, yen(amountYen - refundedYen));
    await ctx.db.update(addOnCharges).set({ refundedYen, payableYen }).where(eq(addOnCharges.id, charge.id));
  }
  return sale.posted || fees || wentBack;
}

async function bookRefund(
  ctx: Ctx,
  charge: AddOnCharge,
  { refund, before }: { refund: RefundSnapshot; before: Yen },
): Promise<boolean> {
  const kept = (refundedYen: number) => yen(charge.amountYen - refundedYen);
  const payable = yen(payableOf(charge, kept(before)) - payableOf(charge, kept(before + refund.amountYen)));
  const { orderId } = charge;
  const { posted } = await postEntry(ctx, {
    ...{ factKind: 'refund', factId: refund.id, leg: 'add_on', orderId },
    description: '当日の追加の返金',
    occurredAt: refund.createdAt,
    lines: [
      { account: `payable:facility:${charge.facilityId}`, amountYen: payable },
      { account: 'revenue:commission', amountYen: yen(refund.amountYen - payable) },
      { account, amountYen: negateYen(refund.amountYen) },
    ],
  });
  const transaction = refund.balanceTransaction;
  if (transaction !== null) {
    await postBalanceTransaction(ctx, { transaction, orderId, account, description: 'Stripe返金' });
  }
  return posted;
}

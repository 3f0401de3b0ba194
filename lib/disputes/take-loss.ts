import { eq } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { postEntry } from '@/lib/ledger/post-entry';
import { negateYen, type Yen, yen } from '@/lib/money/yen';
import { unparkPayment } from '@/lib/payments/park-payment';
import { readStray } from '@/lib/payments/read-strays';
import { lockSale } from '@/lib/refunds/lock-sale';
import { settleOrder } from '@/lib/refunds/settle-order';
import { spreadRefund } from '@/lib/refunds/spread-refund';
import type { DisputeRow } from './apply-dispute';
import type { DisputedMoney, SaleAccount } from './disputed-money';
import { takeBack } from './take-back';

/**
 * The money is gone: a loss of ours. What was not examined yet goes back to the cardholder instead – its ticket is void, nothing
 * was earned – and so does money of a dead order, or that was never a sale. Options of the day were given. Once, in the caller's
 * transaction.
 */
export async function takeLoss(ctx: Ctx, dispute: DisputeRow, money: DisputedMoney): Promise<boolean> {
  const { posted } = await postEntry(ctx, {
    factKind: 'dispute',
    factId: dispute.stripeDisputeId,
    leg: 'lost',
    orderId: dispute.orderId,
    description: '不審請求の敗訴',
    occurredAt: dispute.closedAt ?? ctx.clock.now(),
    lines: [
      { account: 'expense:disputes', amountYen: dispute.withdrawnYen },
      { account: 'disputes:held', amountYen: negateYen(dispute.withdrawnYen) },
    ],
  });
  if (!posted) return false;
  if (money.of === 'sale') await takeSaleBack(ctx, dispute, money.account);
  if (money.of === 'stray') await takeStrayBack(ctx, dispute, money);
  return true;
}

async function takeSaleBack(ctx: Ctx, dispute: DisputeRow, account: SaleAccount): Promise<void> {
  const sale = await lockSale(ctx, dispute.orderId);
  const lines = sale?.lines ?? [];
  for (const part of spreadRefund(dispute.withdrawnYen, lines) ?? []) {
    const line = lines.find(({ lineId }) => lineId === part.lineId);
    if (line === undefined || (account === 'advance:orders' && !line.cancelable)) continue;
    await takeBack(ctx, { dispute, line, amountYen: part.amountYen, account, decidedBy: 'system' });
  }
  const isOver = await settleOrder(ctx, { orderId: dispute.orderId, told: true });
  const payment = sale?.payment ?? null;
  if (isOver && account === 'suspense' && payment !== null) {
    const intentId = payment.stripePaymentIntentId ?? '';
    await unparkPayment(ctx, payment, { reason: 'paid_after_expiry', intentId });
  }
}

/** The cardholder has it back: it was owed to them all along. */
async function takeStrayBack(
  ctx: Ctx,
  dispute: DisputeRow,
  { payment, intentId }: Extract<DisputedMoney, { of: 'stray' }>,
): Promise<void> {
  const stray = await readStray(ctx, intentId);
  assert(stray !== null, 'disputed money is booked');
  const amountYen = yen(Math.min(dispute.withdrawnYen, stray.leftYen));
  if (amountYen === 0) return;
  await takeFromLoss(ctx, dispute, { amountYen, account: 'suspense' });
  if (amountYen === stray.leftYen) await unparkPayment(ctx, payment, { reason: 'order_mismatch', intentId });
}

/** A part of a lost claim is no loss of ours, where no order line takes part. Once per dispute. */
export async function takeFromLoss(
  ctx: Ctx,
  dispute: DisputeRow,
  { amountYen, account }: { readonly amountYen: Yen; readonly account: 'suspense' | 'receivable:add_on' },
): Promise<void> {
  await postEntry(ctx, {
    factKind: 'dispute',
    factId: dispute.stripeDisputeId,
    leg: 'taken',
    orderId: dispute.orderId,
    description: account === 'suspense' ? '不審請求の損失を仮受金から' : '不審請求の損失を販売の取消へ',
    occurredAt: ctx.clock.now(),
    lines: [
      { account, amountYen },
      { account: 'expense:disputes', amountYen: negateYen(amountYen) },
    ],
  });
  await ctx.db.update(disputes).set({ takenYen: amountYen }).where(eq(disputes.id, dispute.id));
}

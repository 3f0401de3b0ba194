import type { Ctx } from '@/lib/context';
import { postEntry } from '@/lib/ledger/post-entry';
import { negateYen } from '@/lib/money/yen';
import { unparkPayment } from '@/lib/payments/park-payment';
import { lockSale } from '@/lib/refunds/lock-sale';
import { settleOrder } from '@/lib/refunds/settle-order';
import { spreadRefund } from '@/lib/refunds/spread-refund';
import type { DisputeRow } from './apply-dispute';
import { takeBack } from './take-back';

/**
 * The money is gone: a loss of ours. What was not examined yet goes back to the cardholder instead – its ticket is void, nothing
 * was earned – and so does money of an order that was dead when it was paid. Once, in the caller's transaction.
 */
export async function takeLoss(
  ctx: Ctx,
  dispute: DisputeRow,
  account: 'advance:orders' | 'suspense',
): Promise<boolean> {
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
  return true;
}

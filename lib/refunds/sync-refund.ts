import type { Ctx } from '@/lib/context';
import { applyPayment } from '@/lib/payments/apply-payment';
import { saleAccount } from '@/lib/payments/sale-account';
import { paymentSync } from '@/lib/payments/sync-payment';
import { type PaymentSnapshot, type RefundSnapshot, refundSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { applyRefund } from './apply-refund';

interface RefundReading {
  readonly refund: RefundSnapshot;
  /** The whole sale with all its refunds, when it is not in our books yet: a refund follows what it gives back. */
  readonly sale: PaymentSnapshot | null;
}

/** One refund, ours or the Dashboard's. (paymentSync brings every refund of a sale with it.) */
export const refundSync: Sync<RefundReading> = {
  kind: 'refund',
  fetch: fetchRefund,
  apply: applyReading,
};

export function syncRefund(ctx: Ctx, refundId: string): Promise<SyncOutcome> {
  return runSync(ctx, refundSync, refundId);
}

async function fetchRefund(ctx: Ctx, refundId: string): Promise<RefundReading> {
  const refund = refundSnapshot(
    await ctx.stripe.refunds.retrieve(refundId, { expand: ['balance_transaction', 'failure_balance_transaction'] }),
  );
  const intentId = refund.paymentIntentId;
  const isBooked = intentId === null || (await saleAccount(ctx, intentId)) !== null;
  return { refund, sale: isBooked ? null : await paymentSync.fetch(ctx, intentId) };
}

async function applyReading(ctx: Ctx, { refund, sale }: RefundReading): Promise<SyncOutcome> {
  if (sale === null) return applyRefund(ctx, refund);
  const sold = await applyPayment(ctx, sale);
  if ((await saleAccount(ctx, sale.id)) === null) return sold;
  const refunded = await applyRefund(ctx, refund);
  return refunded.effect === 'none' ? sold : refunded;
}

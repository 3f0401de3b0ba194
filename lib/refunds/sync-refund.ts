import type { Ctx } from '@/lib/context';
import { type RefundSnapshot, refundSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { applyRefund } from './apply-refund';

/** One refund, ours or the Dashboard's. (paymentSync brings every refund of a sale with it.) */
export const refundSync: Sync<RefundSnapshot> = {
  kind: 'refund',
  fetch: async (ctx, refundId) =>
    refundSnapshot(
      await ctx.stripe.refunds.retrieve(refundId, { expand: ['balance_transaction', 'failure_balance_transaction'] }),
    ),
  apply: applyRefund,
};

export function syncRefund(ctx: Ctx, refundId: string): Promise<SyncOutcome> {
  return runSync(ctx, refundSync, refundId);
}

import type { Ctx } from '@/lib/context';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';

export const refundSync: Sync<RefundSnapshot> = {
  kind: 'refund',
  fetch: async () => {
    throw new Error('being written');
  },
  apply: async () => {
    throw new Error('being written');
  },
};

export function syncRefund(ctx: Ctx, refundId: string): Promise<SyncOutcome> {
  return runSync(ctx, refundSync, refundId);
}

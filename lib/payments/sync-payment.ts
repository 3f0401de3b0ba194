import type { Ctx } from '@/lib/context';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';

/** The whole sale behind one PaymentIntent: payment, charge, fees and every refund of it. */
export const paymentSync: Sync<PaymentSnapshot> = {
  kind: 'payment',
  fetch: async () => {
    throw new Error('being written');
  },
  apply: async () => {
    throw new Error('being written');
  },
};

export function syncPayment(ctx: Ctx, paymentIntentId: string): Promise<SyncOutcome> {
  return runSync(ctx, paymentSync, paymentIntentId);
}

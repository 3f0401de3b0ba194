import type { Ctx } from '@/lib/context';
import type { PaymentRow } from '@/lib/payments/lock-payment';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { lockRefund } from './lock-refund';
import { askForBank, storeRefund } from './store-refund';

/**
 * Our rows of the refunds of money that was no sale follow Stripe, in the caller's transaction that holds the payment's lock. No
 * line and no share has a part in them; their books are the stray's.
 */
export async function applyStrayRefunds(ctx: Ctx, payment: PaymentRow, snapshot: PaymentSnapshot): Promise<boolean> {
  let changed = false;
  for (const refund of snapshot.refunds) {
    if (refund.status === 'unsupported' || refund.currency !== 'jpy') continue;
    const row = await lockRefund(ctx, { payment, strayIntentId: snapshot.id }, refund);
    changed = (await storeRefund(ctx, row, { ...refund, status: refund.status })) || changed;
    await askForBank(ctx, row, refund);
  }
  return changed;
}

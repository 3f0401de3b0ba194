import { withdrawVoucher } from '../konbini/withdraw-voucher';
import type { Call } from '../protocol/call';
import type { StoredPaymentIntent } from './payment-intent-kind';

/**
 * Takes back what waits for the customer, before the intent is changed, confirmed again or canceled. A printed slip that
 * can still be paid cannot be taken back (400).
 */
export async function withdrawPending(call: Call, intent: StoredPaymentIntent): Promise<void> {
  if (intent.data.next_action?.type === 'konbini_display_details') await withdrawVoucher(call, intent);
}

import { withdrawVoucher } from '../konbini/withdraw-voucher';
import { withdrawRedirect } from '../paypay/redirect-to-paypay';
import type { Call } from '../protocol/call';
import type { StoredPaymentIntent } from './payment-intent-kind';

/**
 * Takes back what waits for the customer, before the intent is changed, confirmed again or canceled. A printed slip that
 * can still be paid cannot be taken back (400).
 */
export async function withdrawPending(call: Call, intent: StoredPaymentIntent): Promise<void> {
  const { next_action: action } = intent.data;
  if (action?.type === 'konbini_display_details') await withdrawVoucher(call, intent);
  if (action?.type === 'redirect_to_url') await withdrawRedirect(call, intent);
}

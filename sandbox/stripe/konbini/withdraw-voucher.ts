import { type StoredPaymentIntent, visibleTo } from '../payments/payment-intent-kind';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import { refuseInOutage } from './konbini-policy';
import { isSlipOut, latestVoucher, vouchers } from './voucher-kind';

/**
 * Makes the numbers invalid at every chain. Refused while the customer is paying, and after the deadline until Stripe
 * knows that nobody paid (docs: payments/konbini/accept-a-payment, "Expiration and cancellation").
 */
export async function withdrawVoucher(call: Call, intent: StoredPaymentIntent): Promise<void> {
  const found = await latestVoucher(call, intent.id);
  if (found === undefined) return;
  const voucher = await call.store.lock(vouchers, found.id);
  if (voucher.data.status !== 'open') return;
  await refuseInOutage(call, intent);
  if (isSlipOut(call, voucher.data)) {
    throw refused(
      call,
      intent,
      'The pending Konbini payment cannot be canceled because the customer is currently paying for it at a convenience store. Try again once the payment slip has expired.',
    );
  }
  if (call.now > voucher.data.expires_at) {
    throw refused(
      call,
      intent,
      'The pending Konbini payment cannot be canceled because it has passed its deadline. Wait until the PaymentIntent has a status of requires_payment_method.',
    );
  }
  voucher.data = { ...voucher.data, status: 'void' };
  await call.store.save(vouchers, voucher);
}

function refused(call: Call, intent: StoredPaymentIntent, message: string) {
  return invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: visibleTo(call, intent.data),
  });
}

import { z } from 'zod';
import { failAttempt } from '../payments/fail-attempt';
import { paymentMethods } from '../payments/payment-method-kind';
import { type Call, task } from '../protocol/call';
import { acceptCash } from './accept-cash';
import { type Attempt, lockAttempt, vouchers } from './voucher-kind';

/** Test mode's own customer, who pays at once or after three minutes. */
export const payByItself = task({
  name: 'pay_konbini_voucher',
  payload: z.object({ voucher: z.string() }),
  run: async (call, { voucher }) => {
    const attempt = await lockAttempt(call, voucher);
    if (attempt.voucher.data.status === 'open') await acceptCash(call, attempt, 'familymart');
  },
});

/** Nobody paid: once no printed slip can be paid any more, the intent wants another payment method. */
export const expireLater = task({
  name: 'expire_konbini_voucher',
  payload: z.object({ voucher: z.string() }),
  run: async (call, { voucher }) => {
    const attempt = await lockAttempt(call, voucher);
    if (attempt.voucher.data.status === 'open') await expireVoucher(call, attempt);
  },
});

export async function expireVoucher(call: Call, { intent, voucher }: Attempt): Promise<void> {
  voucher.data = { ...voucher.data, status: 'expired' };
  await call.store.save(vouchers, voucher);
  const method = await call.store.lock(paymentMethods, voucher.data.payment_method);
  method.state = { ...method.state, spent: true };
  await call.store.save(paymentMethods, method);
  await failAttempt(call, intent, {
    method,
    code: 'payment_intent_payment_attempt_expired',
    message:
      'The payment attempt for this PaymentIntent has expired. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
  });
}

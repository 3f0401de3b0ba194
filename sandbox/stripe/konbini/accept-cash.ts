import { paymentMethods } from '../payments/payment-method-kind';
import { receivePayment } from '../payments/receive-payment';
import type { Call } from '../protocol/call';
import type { Chain } from './chains';
import { type Attempt, vouchers } from './voucher-kind';

/** The till has taken the money: the charge succeeds, and the voucher can be paid no more. */
export async function acceptCash(call: Call, { intent, voucher }: Attempt, chain: Chain): Promise<void> {
  voucher.data = { ...voucher.data, status: 'paid' };
  await call.store.save(vouchers, voucher);
  const method = await call.store.lock(paymentMethods, voucher.data.payment_method);
  await receivePayment(call, intent, { method, details: { type: 'konbini', konbini: { store: { chain } } } });
}

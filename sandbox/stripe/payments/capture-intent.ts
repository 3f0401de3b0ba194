import type { Call } from '../protocol/call';
import { invalidParameter } from '../protocol/failure';
import { previousAttributes } from '../protocol/previous-attributes';
import { charges } from './charge-kind';
import { paymentIntents, requireState, type StoredPaymentIntent } from './payment-intent-kind';
import { settleCharge } from './settle-charge';

/** Takes the held money, all or a part; what is not taken is released. */
export async function captureIntent(
  call: Call,
  intent: StoredPaymentIntent,
  amount: number | undefined,
): Promise<void> {
  requireState(call, intent.data, 'capture');
  const { amount_capturable: capturable, latest_charge } = intent.data;
  const taken = amount ?? capturable;
  if (taken > capturable) {
    throw invalidParameter(
      'amount_to_capture',
      `The requested capture amount is greater than the PaymentIntent amount you can capture for this charge. (¥${capturable})`,
      'amount_too_large',
    );
  }
  if (typeof latest_charge !== 'string') throw new Error(`${intent.id} holds no charge`);
  const charge = await call.store.lock(charges, latest_charge);
  const before = charge.data;
  charge.data = {
    ...before,
    captured: true,
    amount_captured: taken,
    amount_refunded: before.amount - taken,
  };
  await call.store.save(charges, charge);
  await settleCharge(call, charge, 'automatic_async');
  intent.data = { ...intent.data, status: 'succeeded', amount_capturable: 0, amount_received: taken };
  await call.store.save(paymentIntents, intent);
  await call.emit('charge.captured', charge.data, previousAttributes(before, charge.data));
  await call.emit('payment_intent.succeeded', intent.data);
}

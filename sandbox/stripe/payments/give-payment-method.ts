import type { Call } from '../protocol/call';
import { refuseForeign, refuseSpent } from './attach-payment-method';
import { refuseType } from './method-types';
import { paymentIntents, type StoredPaymentIntent } from './payment-intent-kind';
import type { CreateParams } from './payment-intent-params';
import { methodGiven } from './payment-method-data';
import { withdrawPending } from './withdraw-pending';

/** Stores the given payment method on the intent, which then waits to be confirmed. */
export async function givePaymentMethod(
  call: Call,
  intent: StoredPaymentIntent,
  given: Pick<CreateParams, 'payment_method' | 'payment_method_data'>,
): Promise<void> {
  const method = await methodGiven(call, given);
  if (method === undefined) return;
  refuseForeign(method, intent.data.customer, 'PaymentIntent');
  refuseSpent(method);
  refuseType(method.data.type, intent.data.payment_method_types, 'PaymentIntent');
  await withdrawPending(call, intent);
  intent.data = { ...intent.data, payment_method: method.id, status: 'requires_confirmation', next_action: null };
  await call.store.save(paymentIntents, intent);
}

import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { charges } from './charge-kind';
import { paymentIntents, type StoredPaymentIntent } from './payment-intent-kind';
import { paymentMethods, type StoredPaymentMethod } from './payment-method-kind';
import { renderReceivedCharge } from './render-charge';
import { settleCharge } from './settle-charge';

interface Receipt {
  method: StoredPaymentMethod;
  details: Stripe.Charge.PaymentMethodDetails;
}

/** Money that the customer has paid elsewhere: at a till, in a wallet's app. Such a payment method serves once. */
export async function receivePayment(call: Call, intent: StoredPaymentIntent, receipt: Receipt): Promise<void> {
  const { method, details } = receipt;
  method.state = { ...method.state, spent: true };
  await call.store.save(paymentMethods, method);
  const data = renderReceivedCharge(intent, method, { now: call.now, details });
  const charge = await call.store.insert(charges, data, { cardNumber: '' });
  await settleCharge(call, charge, intent.data.capture_method);
  intent.data = {
    ...intent.data,
    status: 'succeeded',
    amount_received: intent.data.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('charge.succeeded', charge.data);
  await call.emit('payment_intent.succeeded', intent.data);
}

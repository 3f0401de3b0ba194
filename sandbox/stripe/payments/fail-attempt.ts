import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { paymentIntents, type StoredPaymentIntent } from './payment-intent-kind';
import type { StoredPaymentMethod } from './payment-method-kind';

interface FailedAttempt {
  method: StoredPaymentMethod;
  code: Stripe.PaymentIntent.LastPaymentError.Code;
  message: string;
}

/** Outside of any request the attempt came to nothing: back to `requires_payment_method`, without a charge. */
export async function failAttempt(
  call: Call,
  intent: StoredPaymentIntent,
  { method, code, message }: FailedAttempt,
): Promise<void> {
  intent.data = {
    ...intent.data,
    status: 'requires_payment_method',
    last_payment_error: {
      type: 'invalid_request_error',
      code,
      doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
      message,
      payment_method: method.data,
    },
    next_action: null,
    payment_method: null,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.payment_failed', intent.data);
}

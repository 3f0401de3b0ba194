import { detachPaymentMethod } from '../../payments/detach-payment-method';
import { paymentMethods } from '../../payments/payment-method-kind';
import { endpoint } from '../../protocol/endpoint';
import { invalidRequest, resourceMissing } from '../../protocol/failure';
import { object, text } from '../../protocol/params';
import { findSessionOwner } from './session-customer';

/** What "remove" beside a saved card calls; the customer session must allow it. Not in the public reference. */
export const removeSavedMethod = endpoint({
  method: 'POST',
  path: '/v1/elements/payment_methods/{id}/detach',
  auth: 'publishable',
  params: object({ customer_session_client_secret: text() }),
  run: async (call, { customer_session_client_secret: secret }) => {
    const { customer, features } = await findSessionOwner(call, secret);
    if (features?.payment_method_remove !== 'enabled') {
      throw invalidRequest('The Customer Session does not allow payment methods to be removed.', {
        param: 'customer_session_client_secret',
      });
    }
    const stored = await call.store.get(paymentMethods, call.at('id'));
    if (stored.data.customer !== customer) throw resourceMissing('payment_method', stored.id, { param: 'id' });
    return detachPaymentMethod(call, stored.id);
  },
});

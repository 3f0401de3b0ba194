import { isRecord, type JsonRecord } from '../shared/json';
import type { Outcome, StripeJsError } from '../shared/stripe-error';
import { checkElements } from './confirm-options';
import type { Controller } from './controller';
import { checkHiddenFields } from './hidden-fields';
import { describe, IntegrationError } from './integration-error';
import { plainRecord } from './settings';

function named(name: string, outcome: Outcome<JsonRecord>): { [name: string]: JsonRecord } | { error: StripeJsError } {
  return outcome.ok ? { [name]: outcome.value } : { error: outcome.error };
}

/** `stripe.createPaymentMethod`, from Elements (paymentMethodCreation: 'manual') or from plain data without a card number. */
export async function createPaymentMethod(controller: Controller, given: unknown) {
  const name = 'stripe.createPaymentMethod()';
  if (!isRecord(given)) {
    throw new IntegrationError(`Invalid value for ${name}: expected an object. You specified: ${describe(given)}.`);
  }
  if (given['elements'] === undefined) {
    if (isRecord(given['card']) && given['card']['number'] !== undefined) {
      throw new IntegrationError('You cannot pass raw card data to Stripe.js. Collect it with the Payment Element.');
    }
    const params = plainRecord(given);
    return named('paymentMethod', await controller.request({ method: 'POST', path: '/v1/payment_methods', params }));
  }
  const elements = checkElements(given['elements'], name);
  if (elements.options()['paymentMethodCreation'] !== 'manual') {
    throw new IntegrationError(`${name} needs Elements created with paymentMethodCreation: 'manual'.`);
  }
  const params = plainRecord(given['params']);
  checkHiddenFields(elements, { given: { payment_method_data: params }, name });
  const created = await elements.call('create-payment-method', { params });
  elements.forgetSubmission();
  return named('paymentMethod', created);
}

export async function createConfirmationToken(_controller: Controller, given: unknown) {
  const name = 'stripe.createConfirmationToken()';
  const elements = checkElements(isRecord(given) ? given['elements'] : undefined, name);
  const params = plainRecord(isRecord(given) ? given['params'] : undefined);
  checkHiddenFields(elements, { given: params, name });
  const created = await elements.call('create-confirmation-token', { params });
  elements.forgetSubmission();
  return named('confirmationToken', created);
}

export async function createToken(controller: Controller, call: { type: unknown; data: unknown }) {
  if (typeof call.type !== 'string') {
    throw new IntegrationError(
      'stripe.createToken(): the sandbox has no card Element; pass the type of token as a string.',
    );
  }
  const params = call.type === 'cvc_update' ? {} : { [call.type]: plainRecord(call.data) };
  return named('token', await controller.request({ method: 'POST', path: '/v1/tokens', params }));
}

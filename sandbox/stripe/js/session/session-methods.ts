import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { isMethodType, type MethodType, methodTypes, resolveMethodTypes } from '../../payments/method-types';
import { lockPaymentIntent } from '../../payments/payment-intent-kind';
import type { Call } from '../../protocol/call';
import { invalidParameter, invalidRequest } from '../../protocol/failure';
import { choice, currency, integer, list, object, text } from '../../protocol/params';

export const deferredIntent = object({
  mode: choice(['payment', 'setup', 'subscription']),
  amount: integer({ min: 0 }).optional(),
  currency: currency().optional(),
  setup_future_usage: choice(['off_session', 'on_session']).optional(),
  capture_method: choice(['automatic', 'automatic_async', 'manual']).optional(),
  on_behalf_of: text().optional(),
  allowed_payment_method_types: list(text()).optional(),
  excluded_payment_method_types: list(text()).optional(),
  payment_method_configuration: text().optional(),
});

type Deferred = z.infer<typeof deferredIntent>;

function refuseUnknown(names: readonly string[]): void {
  const unknown = names.find((name) => !isMethodType(name));
  if (unknown === undefined) return;
  throw invalidParameter(
    'deferred_intent[allowed_payment_method_types]',
    `The payment method type "${unknown}" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use.`,
  );
}

/** What is activated and may be used for such a payment, as if nothing had been allowed or excluded by name. */
function fittingTypes(deferred: Deferred): MethodType[] {
  const { mode, amount = 0, currency: code, on_behalf_of: onBehalfOf } = deferred;
  if (mode !== 'payment' || code !== 'jpy') return ['card'];
  const terms: Parameters<typeof resolveMethodTypes>[0] = {
    amount,
    allowed_payment_method_types: null,
    excluded_payment_method_types: onBehalfOf === undefined ? null : ['konbini'],
    capture_method: deferred.capture_method ?? 'automatic_async',
    setup_future_usage: deferred.setup_future_usage ?? null,
  };
  return resolveMethodTypes(terms);
}

function deferredTypes(deferred: Deferred): MethodType[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded = [] } = deferred;
  if (allowed !== undefined) refuseUnknown(allowed);
  const named: readonly string[] = allowed ?? methodTypes;
  const fitting = fittingTypes(deferred);
  const types = fitting.filter((type) => named.includes(type) && !excluded.includes(type));
  if (types.length > 0) return types;
  throw invalidRequest(
    `No valid payment method types for this configuration. Please ensure that the allowed payment method types (${named.join(', ')}) can be used with the mode, currency and amount of Elements.`,
    { param: 'deferred_intent[allowed_payment_method_types]' },
  );
}

type Asked = { type: string; clientSecret: string | undefined; deferred: Deferred | undefined };

/** The methods to draw: what the intent takes, or what would fit the payment that the page describes. */
export async function sessionTypes(call: Call, { type, clientSecret, deferred }: Asked): Promise<MethodType[]> {
  if (type === 'payment_intent' && clientSecret !== undefined) {
    const [id = ''] = clientSecret.split('_secret_');
    const { data }: { data: Stripe.PaymentIntent } = await lockPaymentIntent(call, clientSecret, id);
    return data.payment_method_types.filter(isMethodType);
  }
  return type === 'deferred_intent' && deferred !== undefined ? deferredTypes(deferred) : ['card'];
}

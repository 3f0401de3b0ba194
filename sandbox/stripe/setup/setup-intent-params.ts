import type { z } from 'zod';
import { noMandates, removedTypes, typeList } from '../payments/payment-intent-params';
import { paymentMethodData } from '../payments/payment-method-data';
import { invalidParameter } from '../protocol/failure';
import { metadata } from '../protocol/metadata';
import { choice, flag, list, object, text, unset, webUrl } from '../protocol/params';

/** Konbini and PayPay are for one payment each: they cannot be saved. */
export const savedTypes = ['card'];

const settings = {
  payment_method: text().optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: object({
    card: object({ request_three_d_secure: choice(['any', 'automatic', 'challenge']).optional() }).optional(),
  }).optional(),
  payment_method_types: removedTypes,
};

const descriptions = {
  allowed_payment_method_types: typeList(savedTypes).optional(),
  customer: text().optional(),
  description: unset(text(1000)).optional(),
  excluded_payment_method_types: unset(list(text())).optional(),
  metadata: metadata(),
};

const confirmation = {
  confirmation_token: text().optional(),
  mandate_data: noMandates,
  return_url: webUrl().optional(),
  use_stripe_sdk: flag().optional(),
};

export const createParams = object({
  ...settings,
  ...descriptions,
  ...confirmation,
  automatic_payment_methods: object({
    enabled: flag(),
    allow_redirects: choice(['always', 'never']).optional(),
  }).optional(),
  confirm: flag().optional(),
  usage: choice(['off_session', 'on_session']).optional(),
});

export const updateParams = object({ ...settings, ...descriptions, client_secret: text().optional() });

export const confirmParams = object({
  ...settings,
  ...confirmation,
  allowed_payment_method_types: typeList(savedTypes).optional(),
  client_secret: text().optional(),
  expected_payment_method_type: text().optional(),
});

export type CreateSetupParams = z.infer<typeof createParams>;
export type UpdateSetupParams = z.infer<typeof updateParams>;
export type ConfirmSetupParams = z.infer<typeof confirmParams>;

/** Rules between parameters of a creation. */
export function checkCreateSetup(params: CreateSetupParams): void {
  if (params.allowed_payment_method_types !== undefined && params.automatic_payment_methods !== undefined) {
    throw invalidParameter(
      'automatic_payment_methods',
      'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.',
      'parameters_exclusive',
    );
  }
  if (params.confirm === true) return;
  for (const name of ['return_url', 'confirmation_token'] as const) {
    if (params[name] === undefined) continue;
    throw invalidParameter(
      name,
      `The parameter '${name}' cannot be passed when creating a SetupIntent unless 'confirm' is set to true.`,
    );
  }
}

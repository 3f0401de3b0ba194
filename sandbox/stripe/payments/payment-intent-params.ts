import { z } from 'zod';
import { konbiniOptions } from '../konbini/konbini-options';
import { address } from '../protocol/address';
import { invalidParameter } from '../protocol/failure';
import { metadata } from '../protocol/metadata';
import {
  choice,
  currency,
  email,
  flag,
  integer,
  list,
  object,
  refuse,
  removed,
  text,
  unset,
  webUrl,
} from '../protocol/params';
import { methodTypes } from './method-types';
import { paymentMethodData } from './payment-method-data';

/** Types by name; one that the account has not activated (or that cannot do this) is refused. */
export const typeList = (activated: readonly string[]) =>
  list(
    text().transform((type, ctx) =>
      activated.includes(type)
        ? type
        : refuse(
            ctx,
            `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use.`,
          ),
    ),
  );

const cardOptions = object({
  request_three_d_secure: choice(['any', 'automatic', 'challenge']).optional(),
  setup_future_usage: unset(choice(['off_session', 'on_session', 'none'])).optional(),
  capture_method: unset(choice(['manual'])).optional(),
  statement_descriptor_suffix_kana: unset(text(22)).optional(),
  statement_descriptor_suffix_kanji: unset(text(17)).optional(),
});

export const removedTypes = removed(
  'payment_method_types_no_longer_supported',
  'The `payment_method_types` parameter is no longer supported. Use `allowed_payment_method_types`, or manage payment methods from the Dashboard.',
);

export const noMandates = removed('parameter_unknown', 'The sandbox does not simulate mandate_data: cards need none.');

const shipping = object({
  address: address(),
  name: text(),
  carrier: text().optional(),
  phone: text().optional(),
  tracking_number: text().optional(),
});

/** Parameters that create, update and confirm share. */
const settings = {
  payment_method: unset(text()).optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: object({
    card: cardOptions.optional(),
    konbini: unset(konbiniOptions).optional(),
    paypay: unset(object({})).optional(),
  }).optional(),
  receipt_email: unset(email()).optional(),
  setup_future_usage: unset(choice(['off_session', 'on_session'])).optional(),
  shipping: unset(shipping).optional(),
  payment_method_types: removedTypes,
};

/** Text of a card statement: at most 22 characters, a letter among them, none of the forbidden signs. */
export function descriptor() {
  return text().transform((value, ctx) => {
    if (value.length > 22) return refuse(ctx, 'The statement descriptor must be at most 22 characters.');
    if (/[<>\\'"*]/.test(value)) {
      return refuse(ctx, `The statement descriptor may not contain the characters < > \\ ' " *: ${value}`);
    }
    if (/\p{L}/u.test(value)) return value;
    return refuse(ctx, 'The statement descriptor must contain at least one alphabetic character.');
  });
}

const descriptions = {
  description: unset(text(1000)).optional(),
  metadata: metadata(),
  statement_descriptor: unset(descriptor()).optional(),
  statement_descriptor_suffix: unset(descriptor()).optional(),
  transfer_group: unset(text()).optional(),
  allowed_payment_method_types: typeList(methodTypes).optional(),
  excluded_payment_method_types: unset(list(text())).optional(),
};

const confirmation = {
  confirmation_token: text().optional(),
  error_on_requires_action: flag().optional(),
  mandate_data: noMandates,
  off_session: z.union([flag(), choice(['one_off', 'recurring'])]).optional(),
  return_url: webUrl().optional(),
  use_stripe_sdk: flag().optional(),
};

/** JPY has no minor unit: the smallest card charge is ¥50, the largest has ten digits. */
const amount = () =>
  integer().transform((value, ctx) => {
    if (value < 1) return refuse(ctx, 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
    if (value < 50) return refuse(ctx, 'Amount must be at least ¥50 jpy', 'amount_too_small');
    if (value > 9_999_999_999) return refuse(ctx, 'Amount must be no more than ¥9,999,999,999', 'amount_too_large');
    return value;
  });

const yenOnly = () =>
  currency().transform((code, ctx) =>
    code === 'jpy'
      ? code
      : refuse(
          ctx,
          `The currency provided (${code}) is invalid for card. The sandbox simulates jpy.`,
          'invalid_currency',
        ),
  );

export const createParams = object({
  ...settings,
  ...descriptions,
  ...confirmation,
  amount: amount(),
  currency: yenOnly(),
  automatic_payment_methods: object({
    enabled: flag(),
    allow_redirects: choice(['always', 'never']).optional(),
  }).optional(),
  capture_method: choice(['automatic', 'automatic_async', 'manual']).optional(),
  confirm: flag().optional(),
  confirmation_method: choice(['automatic', 'manual'])
    .transform((method, ctx) =>
      method === 'automatic' ? method : refuse(ctx, 'The sandbox does not simulate confirmation_method=manual.'),
    )
    .optional(),
  customer: text().optional(),
});

export const updateParams = object({
  ...settings,
  ...descriptions,
  amount: amount().optional(),
  capture_method: choice(['automatic', 'automatic_async', 'manual']).optional(),
  client_secret: text().optional(),
  currency: yenOnly().optional(),
  customer: text().optional(),
});

export const confirmParams = object({
  ...settings,
  ...confirmation,
  capture_method: choice(['automatic', 'automatic_async', 'manual']).optional(),
  client_secret: text().optional(),
  expected_payment_method_type: text().optional(),
});

export type CreateParams = z.infer<typeof createParams>;
export type UpdateParams = z.infer<typeof updateParams>;
export type ConfirmParams = z.infer<typeof confirmParams>;
export type CardOptions = z.infer<typeof cardOptions>;

/** Rules between parameters of a creation, in Stripe's order. */
export function checkCreate(params: CreateParams): void {
  if (params.allowed_payment_method_types !== undefined && params.automatic_payment_methods !== undefined) {
    throw invalidParameter(
      'automatic_payment_methods',
      'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.',
      'parameters_exclusive',
    );
  }
  if (params.confirm !== true) {
    for (const name of ['off_session', 'error_on_requires_action', 'return_url', 'confirmation_token'] as const) {
      if (params[name] !== undefined) {
        throw invalidParameter(
          name,
          `The parameter '${name}' cannot be passed when creating a PaymentIntent unless 'confirm' is set to true.`,
        );
      }
    }
  }
  refuseDescriptor(params);
}

/** Cards take only the suffix. */
export function refuseDescriptor({ statement_descriptor: given }: Pick<UpdateParams, 'statement_descriptor'>): void {
  if (given === undefined || given === null) return;
  throw invalidParameter(
    'statement_descriptor',
    'The statement_descriptor parameter is not supported for the card payment method. You can use statement_descriptor_suffix instead.',
  );
}

const secretOnly = ['capture_method', 'error_on_requires_action', 'off_session'] as const;

/** A publishable key may not decide how the merchant charges. */
export function refuseSecretParams(params: Pick<ConfirmParams, (typeof secretOnly)[number]>): void {
  const name = secretOnly.find((each) => params[each] !== undefined);
  if (name !== undefined) throw invalidParameter(name, `Received unknown parameter: ${name}`, 'parameter_unknown');
}

/** From the browser the usage can only grow from `on_session` to `off_session`. */
export function refuseWeakerUsage(stands: string | null, given: string | null | undefined): void {
  if (given === undefined || stands === null || given === stands) return;
  if (stands === 'on_session' && given === 'off_session') return;
  throw invalidParameter(
    'setup_future_usage',
    'When using a publishable key, you can only update `setup_future_usage` from `on_session` to `off_session`.',
  );
}

/** Stripe.js says which type it thinks it confirms with. */
export function checkExpectedType(expected: string | undefined, actual = 'card'): void {
  if (expected === undefined || expected === actual) return;
  throw invalidParameter(
    'expected_payment_method_type',
    `The provided expected_payment_method_type (${expected}) does not match the expected payment_method type (${actual}).`,
  );
}

/** The browser says how the customer identifies at the counter; the rest of the voucher is the merchant's. */
export function refuseSecretOptions(options: ConfirmParams['payment_method_options']): void {
  const { confirmation_number: _, ...rest } = options?.konbini ?? {};
  const [name] = Object.keys(rest);
  if (name === undefined) return;
  const param = `payment_method_options[konbini][${name}]`;
  throw invalidParameter(param, `Received unknown parameter: ${param}`, 'parameter_unknown');
}

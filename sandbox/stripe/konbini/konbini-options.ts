import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { invalidParameter } from '../protocol/failure';
import { choice, integer, object, refuse, text, timestamp, unset } from '../protocol/params';
import { checkExpiry } from './expiry';
import { isPrintable } from './shift-jis';

const maxDescription = 22;

const confirmationNumber = () =>
  text().transform((value, ctx) => {
    if (!/^\d{10,11}$/.test(value)) {
      return refuse(ctx, 'The confirmation number must be a numeric string of 10 to 11 digits.');
    }
    return /^0+$/.test(value) ? refuse(ctx, 'The confirmation number must not consist of only zeroes.') : value;
  });

const productDescription = () =>
  text().transform((value, ctx) => {
    if ([...value].length > maxDescription) {
      return refuse(ctx, `Invalid string: ${value}; must be at most ${maxDescription} characters`);
    }
    return isPrintable(value)
      ? value
      : refuse(ctx, 'The product description may only contain characters of Shift JIS (JIS X 0208:1997).');
  });

/** `payment_method_options[konbini]`. */
export const konbiniOptions = object({
  confirmation_number: unset(confirmationNumber()).optional(),
  expires_after_days: unset(integer({ min: 1, max: 60 })).optional(),
  expires_at: unset(timestamp()).optional(),
  product_description: unset(productDescription()).optional(),
  setup_future_usage: choice(['none']).optional(),
});

type Given = z.infer<typeof konbiniOptions> | null | undefined;
type Rendered = Stripe.PaymentIntent.PaymentMethodOptions.Konbini;

export const noKonbiniOptions: Rendered = {
  confirmation_number: null,
  expires_after_days: null,
  expires_at: null,
  product_description: null,
};

/** The options with the given ones set; `''` takes one (or all) away again. */
export function renderKonbiniOptions(nowMs: number, given: Given, before = noKonbiniOptions): Rendered {
  if (given === null) return noKonbiniOptions;
  const defined = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  const options: Rendered = { ...before, ...Object.fromEntries(defined) };
  if (options.expires_after_days !== null && options.expires_at !== null) {
    throw invalidParameter(
      'payment_method_options[konbini][expires_at]',
      'You may only specify one of these parameters: payment_method_options[konbini][expires_after_days], payment_method_options[konbini][expires_at].',
      'parameters_exclusive',
    );
  }
  if (given?.expires_at) checkExpiry(given.expires_at, nowMs);
  return options;
}

import type { Stripe } from 'stripe';
import { invalidParameter, invalidRequest } from '../protocol/failure';

export const methodTypes = ['card', 'konbini', 'paypay'] as const;
export type MethodType = (typeof methodTypes)[number];

interface Rules {
  minYen: number;
  maxYen: number;
  /** Manual capture, and saving for later payments. */
  onlyOnce: boolean;
}

/** Stripe's limits per payment (docs: payments/konbini, payments/paypay; a JPY card charge is at least ¥50). */
const rules: Readonly<Record<MethodType, Rules>> = {
  card: { minYen: 50, maxYen: 9_999_999_999, onlyOnce: false },
  konbini: { minYen: 120, maxYen: 300_000, onlyOnce: true },
  paypay: { minYen: 50, maxYen: 1_000_000, onlyOnce: true },
};

type Terms = Pick<
  Stripe.PaymentIntent,
  'amount' | 'allowed_payment_method_types' | 'excluded_payment_method_types' | 'capture_method' | 'setup_future_usage'
>;

export const isMethodType = (type: string): type is MethodType => methodTypes.some((known) => known === type);

/**
 * `payment_method_types` of an intent. Types named by `allowed_payment_method_types` must all fit the payment (400);
 * without that list everything that is activated and fits is offered.
 */
export function resolveMethodTypes(terms: Terms): MethodType[] {
  const excluded = terms.excluded_payment_method_types ?? [];
  const allowed = terms.allowed_payment_method_types;
  const named = (allowed ?? methodTypes).filter(isMethodType).filter((type) => !excluded.includes(type));
  if (allowed !== null) {
    for (const type of named) refuseUnfit(type, terms);
  }
  const types = named.filter((type) => isFit(type, terms));
  if (types.length > 0) return types;
  throw invalidRequest(
    'No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods) or specify allowed_payment_method_types.',
  );
}

function isFit(type: MethodType, { amount, capture_method, setup_future_usage }: Terms): boolean {
  const { minYen, maxYen, onlyOnce } = rules[type];
  if (amount < minYen || amount > maxYen) return false;
  return !onlyOnce || (capture_method !== 'manual' && setup_future_usage === null);
}

function refuseUnfit(type: MethodType, { amount, capture_method, setup_future_usage }: Terms): void {
  const { minYen, maxYen, onlyOnce } = rules[type];
  if (amount < minYen) throw invalidParameter('amount', `Amount must be at least ¥${minYen} jpy`, 'amount_too_small');
  if (amount > maxYen) {
    const most = maxYen.toLocaleString('en-US');
    throw invalidParameter('amount', `Amount must be no more than ¥${most}`, 'amount_too_large');
  }
  if (!onlyOnce) return;
  if (capture_method === 'manual') {
    throw invalidParameter(
      'capture_method',
      `The payment method type "${type}" does not support the capture method "manual".`,
      'payment_intent_invalid_parameter',
    );
  }
  if (setup_future_usage !== null) {
    throw invalidParameter(
      'setup_future_usage',
      `The payment method type "${type}" cannot be used with setup_future_usage: it cannot be saved.`,
      'payment_intent_invalid_parameter',
    );
  }
}

/** A payment method of another type than the intent takes. */
export function refuseType(type: string, types: readonly string[], noun: 'PaymentIntent' | 'SetupIntent'): void {
  if (types.includes(type)) return;
  throw invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this ${noun}. Please attach a PaymentMethod of one of the following types: ${types.join(', ')}. Alternatively, update the allowed_payment_method_types for this ${noun} to include "${type}".`,
    {
      code: noun === 'PaymentIntent' ? 'payment_intent_incompatible_payment_method' : 'payment_method_unsupported_type',
      param: 'payment_method',
    },
  );
}

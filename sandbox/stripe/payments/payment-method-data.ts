import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { address, renderAddress } from '../protocol/address';
import type { Call } from '../protocol/call';
import { invalidParameter } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, email, integer, object, text, unset } from '../protocol/params';
import { type CardDetails, cardDetails, magicCardDetails, renderCard } from './card-details';
import { methodTypes } from './method-types';
import { type PaymentMethodState, paymentMethods, type StoredPaymentMethod } from './payment-method-kind';

export const billingDetails = object({
  address: unset(address()).optional(),
  email: unset(email()).optional(),
  name: unset(text()).optional(),
  phone: unset(text(20)).optional(),
  tax_id: text().optional(),
});

const nothing = unset(object({})).optional();

/** `payment_method_data`, and the body of `POST /v1/payment_methods`. */
export const paymentMethodData = object({
  type: choice(methodTypes),
  card: object({
    number: text(40).optional(),
    exp_month: integer().optional(),
    exp_year: integer().optional(),
    cvc: text(4).optional(),
    token: text().optional(),
  }).optional(),
  konbini: nothing,
  paypay: nothing,
  billing_details: billingDetails.optional(),
  allow_redisplay: choice(['always', 'limited', 'unspecified']).optional(),
  metadata: metadata(),
});

type PaymentMethodData = z.infer<typeof paymentMethodData>;

/** Creates a PaymentMethod from typed data, which may say nothing of another type than its own. */
export async function createPaymentMethod(
  call: Call,
  data: PaymentMethodData,
  prefix?: string,
): Promise<StoredPaymentMethod> {
  const paramOf = (name: string) => (prefix === undefined ? name : `${prefix}[${name}]`);
  const other = methodTypes.find((type) => type !== data.type && data[type] !== undefined && data[type] !== null);
  if (other !== undefined) {
    const param = paramOf(other);
    throw invalidParameter(param, `Received unknown parameter: ${param}`, 'parameter_unknown');
  }
  if (data.type !== 'card') {
    const own = data.type === 'konbini' ? { konbini: {} } : { paypay: {} };
    return insert(call, data, { ...own, type: data.type, state: noCard });
  }
  const param = paramOf('card');
  if (!data.card) throw invalidParameter(param, `Missing required param: ${param}.`, 'parameter_missing');
  return insert(call, data, ofCard(cardDetails(call, data.card)));
}

const noCard: PaymentMethodState = { cardNumber: '', authenticated: false, spent: false };

function ofCard(details: CardDetails): Particulars {
  const { card } = details;
  const state = { cardNumber: card.number, authenticated: card.authentication === 'on_session', spent: false };
  return { type: 'card', card: renderCard(details), state };
}

/** `pm_card_visa` used anywhere is a new PaymentMethod each time; other ids are looked up (and locked). */
export async function resolvePaymentMethod(call: Call, id: string, param: string): Promise<StoredPaymentMethod> {
  const magic = magicCardDetails(call, id);
  return magic ? insert(call, {}, ofCard(magic)) : call.store.lock(paymentMethods, id, { param });
}

interface Given {
  payment_method?: string | null | undefined;
  payment_method_data?: PaymentMethodData | undefined;
}

/** The payment method that a request names or brings, undefined when it does neither. */
export async function methodGiven(call: Call, given: Given): Promise<StoredPaymentMethod | undefined> {
  const { payment_method: id, payment_method_data: data } = given;
  if (id && data !== undefined) {
    throw invalidParameter(
      'payment_method_data',
      'You may only specify one of these parameters: payment_method, payment_method_data.',
      'parameters_exclusive',
    );
  }
  if (data !== undefined) return createPaymentMethod(call, data, 'payment_method_data');
  return id ? resolvePaymentMethod(call, id, 'payment_method') : undefined;
}

/** What is of the type alone. */
type Particulars = Pick<Stripe.PaymentMethod, 'type' | 'card' | 'konbini' | 'paypay'> & { state: PaymentMethodState };

async function insert(
  call: Call,
  data: Partial<PaymentMethodData>,
  { state, ...own }: Particulars,
): Promise<StoredPaymentMethod> {
  const billing = data.billing_details;
  const rendered: Stripe.PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: data.allow_redisplay ?? 'unspecified',
    billing_details: {
      address: renderAddress(billing?.address ?? {}),
      email: billing?.email ?? null,
      name: billing?.name ?? null,
      phone: billing?.phone ?? null,
      tax_id: billing?.tax_id ?? null,
    },
    created: call.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: applyMetadata({}, data.metadata),
    ...own,
  };
  return call.store.insert(paymentMethods, rendered, state);
}

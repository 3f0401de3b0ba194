import { createHmac, randomBytes } from 'node:crypto';
import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { checkCard } from '../cards/check-card';
import { magicCard, type TestCard, testCard } from '../cards/test-cards';
import { address, renderAddress } from '../protocol/address';
import type { Call } from '../protocol/call';
import { Failure, invalidParameter } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, email, integer, object, text, unset } from '../protocol/params';
import { paymentMethods, type StoredPaymentMethod } from './payment-method-kind';

export const billingDetails = object({
  address: unset(address()).optional(),
  email: unset(email()).optional(),
  name: unset(text()).optional(),
  phone: unset(text(20)).optional(),
  tax_id: text().optional(),
});

/** `payment_method_data`, and the body of `POST /v1/payment_methods`. Cards only so far. */
export const paymentMethodData = object({
  type: choice(['card']),
  card: object({
    number: text(40).optional(),
    exp_month: integer().optional(),
    exp_year: integer().optional(),
    cvc: text(4).optional(),
    token: text().optional(),
  }).optional(),
  billing_details: billingDetails.optional(),
  allow_redisplay: choice(['always', 'limited', 'unspecified']).optional(),
  metadata: metadata(),
});

type PaymentMethodData = z.infer<typeof paymentMethodData>;

/** Creates a PaymentMethod from typed data. Raw card numbers are taken from the browser's key alone, as Stripe does. */
export async function createPaymentMethod(
  call: Call,
  data: PaymentMethodData,
  prefix?: string,
): Promise<StoredPaymentMethod> {
  const given = data.card;
  const param = prefix === undefined ? 'card' : `${prefix}[card]`;
  if (!given) throw invalidParameter(param, `Missing required param: ${param}.`, 'parameter_missing');
  const details = given.token === undefined ? typedCard(call, given) : tokenCard(given.token);
  return insert(call, data, details);
}

/** `pm_card_visa` used anywhere is a new PaymentMethod each time; other ids are looked up (and locked). */
export async function resolvePaymentMethod(call: Call, id: string, param: string): Promise<StoredPaymentMethod> {
  const magic = magicCard(id);
  if (magic) return insert(call, {}, { ...identify(magic, magic.number), ...nextYear(call) });
  return call.store.lock(paymentMethods, id, { param });
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

interface CardDetails {
  card: TestCard;
  last4: string;
  fingerprint: string;
  exp_month: number;
  exp_year: number;
}

const nextYear = (call: Call) => {
  const at = new Date(call.nowMs);
  return { exp_month: at.getUTCMonth() + 1, exp_year: at.getUTCFullYear() + 1 };
};

function typedCard(call: Call, given: NonNullable<PaymentMethodData['card']>): CardDetails {
  if (call.key === 'secret') {
    const message =
      'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.';
    throw new Failure(402, { type: 'invalid_request_error', message }, { recorded: false });
  }
  const { number, exp_month, exp_year, cvc } = given;
  for (const [name, value] of Object.entries({ number, exp_month, exp_year })) {
    if (value === undefined)
      throw invalidParameter(`card[${name}]`, `Missing required param: card[${name}].`, 'parameter_missing');
  }
  const input = { number: number ?? '', exp_month: exp_month ?? 0, exp_year: exp_year ?? 0, cvc };
  const checked = checkCard(input, new Date(call.nowMs));
  const identity = identify(testCard(checked.number), checked.number);
  return { ...identity, exp_month: checked.exp_month, exp_year: checked.exp_year };
}

function tokenCard(token: string): CardDetails {
  const card = magicCard(`pm_card_${token.replace(/^tok_/, '')}`);
  if (!card) throw invalidParameter('card[token]', `No such token: '${token}'`, 'resource_missing');
  return { ...identify(card, card.number), exp_month: 12, exp_year: 2034 };
}

const unknownCardsKey = randomBytes(32);

/** What stands for the number. An unknown card's fingerprint is keyed with what no disk has: it leads nowhere. */
function identify(card: TestCard, number: string): Pick<CardDetails, 'card' | 'last4' | 'fingerprint'> {
  const key = card.number === number ? 'test card' : unknownCardsKey;
  const fingerprint = createHmac('sha256', key).update(number).digest('hex').slice(0, 16);
  return { card, last4: number.slice(-4), fingerprint };
}

async function insert(
  call: Call,
  data: Partial<PaymentMethodData>,
  details: CardDetails,
): Promise<StoredPaymentMethod> {
  const { card } = details;
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
    card: renderCard(details),
    created: call.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: applyMetadata({}, data.metadata),
    type: 'card',
  };
  const state = { cardNumber: card.number, authenticated: card.authentication === 'on_session', spent: false };
  return call.store.insert(paymentMethods, rendered, state);
}

function renderCard({ card, ...details }: CardDetails): Stripe.PaymentMethod.Card {
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
    country: card.country,
    display_brand: card.brand,
    exp_month: details.exp_month,
    exp_year: details.exp_year,
    fingerprint: details.fingerprint,
    funding: card.funding,
    generated_from: null,
    last4: details.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.brand !== 'amex' },
    wallet: null,
  };
}

import { createHmac, randomBytes } from 'node:crypto';
import type { Stripe } from 'stripe';
import { checkCard } from '../cards/check-card';
import { magicCard, type TestCard, testCard } from '../cards/test-cards';
import type { Call } from '../protocol/call';
import { Failure, invalidParameter } from '../protocol/failure';

/** What a card is made from: a token of a test card, or what was typed into the browser. */
export interface GivenCard {
  number?: string | undefined;
  exp_month?: number | undefined;
  exp_year?: number | undefined;
  cvc?: string | undefined;
  token?: string | undefined;
}

export interface CardDetails {
  card: TestCard;
  last4: string;
  fingerprint: string;
  exp_month: number;
  exp_year: number;
}

/** Raw card numbers are taken from the browser's key alone, as Stripe does. */
export function cardDetails(call: Call, given: GivenCard): CardDetails {
  return given.token === undefined ? typedCard(call, given) : tokenCard(given.token);
}

/** The card of `pm_card_visa` and its like, undefined for other ids. */
export function magicCardDetails(call: Call, id: string): CardDetails | undefined {
  const magic = magicCard(id);
  return magic && { ...identify(magic, magic.number), ...nextYear(call) };
}

const nextYear = (call: Call) => {
  const at = new Date(call.nowMs);
  return { exp_month: at.getUTCMonth() + 1, exp_year: at.getUTCFullYear() + 1 };
};

function typedCard(call: Call, given: GivenCard): CardDetails {
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

export function renderCard({ card, ...details }: CardDetails): Stripe.PaymentMethod.Card {
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

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Stripe } from 'stripe';
import { answerChallenge } from '../testing/answer-challenge';
import { assertIncludes } from '../testing/assert-includes';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

async function typed(number: string): Promise<string> {
  const method = await sandbox.browser.paymentMethods.create({
    type: 'card',
    card: { number, exp_month: 12, exp_year: 2034, cvc: number.startsWith('37') ? '1234' : '123' },
    billing_details: { address: { country: 'JP', line1: '千代田1-1', postal_code: '1000001' } },
  });
  return method.id;
}

const confirm = (intent: string, payment_method: string) =>
  stripe.paymentIntents.confirm(intent, { payment_method, use_stripe_sdk: true });

interface Confirmed {
  code?: string | undefined;
  declineCode?: string | undefined;
  /** What the cardholder went through before the answer. */
  threeDSecure?: 'challenge' | 'frictionless';
}

/** Confirms with the card; a challenge is passed. */
async function pay(payment_method: string): Promise<Confirmed & { intent: Stripe.PaymentIntent }> {
  const { id } = await stripe.paymentIntents.create(cardPayment);
  const expand = ['latest_charge'];
  const confirmed = await confirm(id, payment_method).catch((error: unknown) => error);
  const challenged = await stripe.paymentIntents.retrieve(id);
  const isChallenge = challenged.status === 'requires_action';
  if (isChallenge) await answerChallenge(sandbox, challenged, 'authenticate');
  const intent = await stripe.paymentIntents.retrieve(id, { expand });
  const { code, decline_code: declineCode } = intent.last_payment_error ?? {};
  if (!isChallenge && code !== undefined) {
    assertIncludes(await refusal(Promise.reject(confirmed)), { statusCode: 402, code, decline_code: declineCode });
  }
  const flow = chargeOf(intent).payment_method_details?.card?.three_d_secure?.authentication_flow;
  if (isChallenge && intent.status === 'succeeded') assert.equal(flow, 'challenge');
  const threeDSecure: Confirmed['threeDSecure'] = isChallenge
    ? 'challenge'
    : flow === 'frictionless'
      ? 'frictionless'
      : undefined;
  return {
    intent,
    ...(code === undefined ? {} : { code, declineCode }),
    ...(threeDSecure === undefined ? {} : { threeDSecure }),
  };
}

function chargeOf({ latest_charge }: Stripe.PaymentIntent): Stripe.Charge {
  assert.ok(latest_charge !== null && typeof latest_charge === 'object');
  return latest_charge;
}

const declined = (declineCode: string): Confirmed => ({ code: 'card_declined', declineCode });
const refused = (code: string): Confirmed => ({ code, declineCode: code });
const challenged = { threeDSecure: 'challenge' } as const;

/** By number as typed into Stripe.js; the id that Stripe documents for it, if any, must do the same. */
const cards: readonly [number: string, paymentMethod: string | undefined, expected: Confirmed][] = [
  ['4242424242424242', 'pm_card_visa', {}],
  ['4000056655665556', 'pm_card_visa_debit', {}],
  ['4000003920000003', 'pm_card_jp', {}],
  ['5555555555554444', 'pm_card_mastercard', {}],
  ['378282246310005', 'pm_card_amex', {}],
  ['378282246310005', 'pm_card_amex_threeDSecureNotSupported', {}],
  ['3566002020360505', 'pm_card_jcb', {}],
  ['4000000000000077', 'pm_card_bypassPending', {}],
  ['4000000000000101', 'pm_card_cvcCheckFail', {}],
  ['4000000000000036', 'pm_card_avsZipFail', {}],
  ['4000000000004954', 'pm_card_riskLevelHighest', {}],
  ['4000000000009235', 'pm_card_riskLevelElevated', {}],
  ['4000000000007726', 'pm_card_pendingRefund', {}],
  ['4000000000005126', 'pm_card_refundFail', {}],
  ['4000000000000259', 'pm_card_createDispute', {}],
  ['4000000000002685', 'pm_card_createDisputeProductNotReceived', {}],
  ['4000000000001976', 'pm_card_createDisputeInquiry', {}],
  ['4000000000005423', 'pm_card_createIssuerFraudRecord', {}],
  ['4100000000000019', 'pm_card_radarBlock', declined('fraudulent')],
  ['4000000000000002', 'pm_card_visa_chargeDeclined', declined('generic_decline')],
  ['4000000000009995', 'pm_card_visa_chargeDeclinedInsufficientFunds', declined('insufficient_funds')],
  ['4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', declined('lost_card')],
  ['4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', declined('stolen_card')],
  ['4000000000000069', 'pm_card_chargeDeclinedExpiredCard', refused('expired_card')],
  ['4000000000000127', 'pm_card_chargeDeclinedIncorrectCvc', refused('incorrect_cvc')],
  ['4000000000000119', 'pm_card_chargeDeclinedProcessingError', refused('processing_error')],
  ['4000000000000341', 'pm_card_chargeCustomerFail', declined('generic_decline')],
  ['4000002500003155', 'pm_card_authenticationRequiredOnSetup', challenged],
  ['4000002760003184', 'pm_card_authenticationRequired', challenged],
  ['4000003800000446', 'pm_card_authenticationRequiredSetupForOffSession', challenged],
  ['4000000000003220', 'pm_card_threeDSecure2Required', challenged],
  ['4000008400001629', 'pm_card_threeDSecureRequiredChargeDeclined', { ...challenged, ...declined('generic_decline') }],
  [
    '4000008260003178',
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    { ...challenged, ...declined('insufficient_funds') },
  ],
  ['4000008400001280', 'pm_card_threeDSecureRequiredProcessingError', declined('processing_error')],
  ['4000000000003055', 'pm_card_threeDSecureOptional', {}],
  ['4000000032200000', undefined, { threeDSecure: 'frictionless' }],
];

async function assertConfirms(card: string, { last4, ...expected }: Confirmed & { last4: string }): Promise<void> {
  const { intent, ...confirmed } = await pay(card);
  assert.deepEqual(confirmed, expected);
  const isPaid = expected.code === undefined;
  assert.equal(intent.status, isPaid ? 'succeeded' : 'requires_payment_method');
  assertIncludes(chargeOf(intent), {
    status: isPaid ? 'succeeded' : 'failed',
    paid: isPaid,
    failure_code: expected.code ?? null,
    payment_method_details: { card: { last4 } },
  });
}

describe('confirming with', { concurrency: 6 }, () => {
  for (const [number, paymentMethod, expected] of cards) {
    test(`${number} ${paymentMethod ?? ''}`, async () => {
      const outcome = { ...expected, last4: number.slice(-4) };
      await assertConfirms(await typed(number), outcome);
      if (paymentMethod !== undefined) await assertConfirms(paymentMethod, outcome);
    });
  }
});

test('the documented number of several disputes fails the Luhn check: it is used by its id alone', async () => {
  await assertConfirms('pm_card_createMultipleDisputes', { last4: '0079' });
  assert.equal((await refusal(typed('4000004040000079'))).code, 'incorrect_number');
});

const checksOf = async (number: string) =>
  chargeOf((await pay(await typed(number))).intent).payment_method_details?.card?.checks;

test('what the issuer checked is told, also when it lets the cardPayment pass', async () => {
  const passed = { address_line1_check: 'pass', address_postal_code_check: 'pass', cvc_check: 'pass' };
  assert.deepEqual(await checksOf('4242424242424242'), passed);
  assert.deepEqual(await checksOf('4000000000000101'), { ...passed, cvc_check: 'fail' });
  assert.deepEqual(await checksOf('4000000000000036'), { ...passed, address_postal_code_check: 'fail' });
  assert.deepEqual(await checksOf('4000000000000127'), { ...passed, cvc_check: 'fail' });
});

test('Radar’s evaluation is the outcome’s risk level; what it blocks never reaches the issuer', async () => {
  const outcomeOf = async (card: string) => chargeOf((await pay(card)).intent).outcome ?? {};
  const authorized = { type: 'authorized', network_status: 'approved_by_network', reason: null };
  for (const [card, risk_level] of [
    ['pm_card_visa', 'normal'],
    ['pm_card_riskLevelElevated', 'elevated'],
    ['pm_card_riskLevelHighest', 'highest'],
  ] as const) {
    assertIncludes(await outcomeOf(card), { ...authorized, risk_level });
  }
  assertIncludes(await outcomeOf('pm_card_radarBlock'), {
    type: 'blocked',
    network_status: 'not_sent_to_network',
    network_decline_code: null,
    reason: 'highest_risk_level',
    risk_level: 'highest',
  });
  assert.equal((await checksOf('4100000000000019'))?.cvc_check, 'unchecked');
  assertIncludes(await outcomeOf('pm_card_visa_chargeDeclinedLostCard'), {
    type: 'issuer_declined',
    network_status: 'declined_by_network',
    reason: 'lost_card',
    risk_level: 'normal',
  });
});

test('the money of …0077 is available at once, that of others later', async () => {
  const transactionOf = async (card: string) =>
    (await settledCharge(sandbox, chargeOf((await pay(card)).intent).id)).balance_transaction;
  const [atOnce, later] = [await transactionOf('pm_card_bypassPending'), await transactionOf('pm_card_visa')];
  assert.deepEqual([atOnce.status, atOnce.available_on === atOnce.created], ['available', true]);
  assert.equal(later.status, 'pending');
  assert.ok(later.available_on - later.created > 2 * 86_400);
});

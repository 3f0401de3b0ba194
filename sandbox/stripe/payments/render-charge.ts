import type { Stripe } from 'stripe';
import { type Decline, type TestCard, testCard } from '../cards/test-cards';
import { newId, randomText } from '../protocol/ids';
import { captureMethodOf, type StoredPaymentIntent } from './payment-intent-kind';
import type { StoredPaymentMethod } from './payment-method-kind';

export interface ChargeOutcome {
  now: number;
  /** undefined: approved. */
  decline: Decline | undefined;
  authentication: 'challenge' | 'frictionless' | null;
}

const cardHoldSeconds = 7 * 86_400;

/** A charge of the intent with the card, approved or refused. */
export function renderCharge(
  intent: StoredPaymentIntent,
  method: StoredPaymentMethod,
  outcome: ChargeOutcome,
): Stripe.Charge {
  const { decline } = outcome;
  const approved = decline === undefined;
  return render(intent, method, {
    now: outcome.now,
    approved,
    captured: approved && captureMethodOf(intent.data) !== 'manual',
    failure: decline ? { failure_code: decline.code, failure_message: decline.message } : noFailure,
    outcome: networkOutcome(decline, testCard(method.state.cardNumber).riskLevel),
    details: { type: 'card', card: cardDetails(intent, method, outcome) },
    descriptor: 'DOKUEI PAY',
  });
}

/** A payment that was made elsewhere, in cash or from a wallet: it is there, or there is no charge at all. */
export function renderReceivedCharge(
  intent: StoredPaymentIntent,
  method: StoredPaymentMethod,
  { now, details }: { now: number; details: Stripe.Charge.PaymentMethodDetails },
): Stripe.Charge {
  const outcome = { ...authorized, advice_code: null, network_advice_code: null, risk_level: 'not_assessed' };
  const descriptor = null;
  return render(intent, method, {
    now,
    approved: true,
    captured: true,
    failure: noFailure,
    outcome,
    details,
    descriptor,
  });
}

const noFailure = { failure_code: null, failure_message: null };

interface Rendering {
  now: number;
  approved: boolean;
  captured: boolean;
  failure: Pick<Stripe.Charge, 'failure_code' | 'failure_message'>;
  outcome: Stripe.Charge.Outcome;
  details: Stripe.Charge.PaymentMethodDetails;
  /** As statements show it; null where there are none. */
  descriptor: string | null;
}

function render(
  { id: intent, data }: StoredPaymentIntent,
  method: StoredPaymentMethod,
  given: Rendering,
): Stripe.Charge {
  const { approved, captured } = given;
  const id = newId(given.details.type === 'card' ? 'ch' : 'py');
  return {
    id,
    object: 'charge',
    amount: data.amount,
    amount_captured: captured ? data.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.data.billing_details,
    calculated_statement_descriptor: given.descriptor,
    captured,
    created: given.now,
    currency: data.currency,
    customer: data.customer,
    description: data.description,
    disputed: false,
    failure_balance_transaction: null,
    ...given.failure,
    fraud_details: {},
    livemode: false,
    metadata: data.metadata,
    on_behalf_of: null,
    outcome: given.outcome,
    paid: approved,
    payment_intent: intent,
    payment_method: method.id,
    payment_method_details: given.details,
    radar_options: {},
    receipt_email: data.receipt_email,
    receipt_number: null,
    receipt_url: approved ? `https://pay.stripe.com/receipts/payment/sandbox/${id}` : null,
    refunded: false,
    review: null,
    shipping: data.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: data.statement_descriptor_suffix,
    status: approved ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: data.transfer_group,
  };
}

/** Stripe calls 65 and more elevated, 75 and more highest (docs: radar/risk-evaluation). */
const riskScores = { normal: 20, elevated: 70, highest: 90 };

const authorized = {
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

function networkOutcome(decline: Decline | undefined, riskLevel: TestCard['riskLevel']): Stripe.Charge.Outcome {
  const common = {
    advice_code: null,
    network_advice_code: null,
    risk_level: riskLevel,
    risk_score: riskScores[riskLevel],
  };
  if (!decline) {
    return { ...common, ...authorized };
  }
  if (decline.byRadar) {
    return {
      ...common,
      network_decline_code: null,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    };
  }
  return {
    ...common,
    advice_code:
      decline.declineCode === 'lost_card' || decline.declineCode === 'stolen_card'
        ? 'do_not_try_again'
        : 'try_again_later',
    network_decline_code: '02',
    network_status: 'declined_by_network',
    reason: decline.declineCode ?? decline.code,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  };
}

function cardDetails(
  { data }: StoredPaymentIntent,
  method: StoredPaymentMethod,
  outcome: ChargeOutcome,
): Stripe.Charge.PaymentMethodDetails.Card {
  const { card } = method.data;
  if (!card) throw new Error(`${method.id} is no card`);
  const approved = outcome.decline === undefined;
  return {
    amount_authorized: approved ? data.amount : null,
    authorization_code: approved ? randomText(6).toUpperCase() : null,
    brand: card.brand,
    ...(approved && captureMethodOf(data) === 'manual' ? { capture_before: outcome.now + cardHoldSeconds } : {}),
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: outcome.authentication === null ? null : '05',
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: approved ? randomText(15).toUpperCase() : null,
    regulated_status: 'unregulated',
    three_d_secure: threeDSecure(outcome.authentication),
    transaction_link_id: null,
    wallet: null,
  };
}

function threeDSecure(
  flow: ChargeOutcome['authentication'],
): Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure | null {
  if (flow === null) return null;
  return {
    authentication_flow: flow,
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: null,
    version: '2.2.0',
  };
}

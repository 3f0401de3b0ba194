import type { Stripe } from 'stripe';
import { answerWithRefund } from '../disputes/answer-with-refund';
import { disputes } from '../disputes/dispute-kind';
import { charges, type StoredCharge } from '../payments/charge-kind';
import { paymentIntents } from '../payments/payment-intent-kind';
import type { Call } from '../protocol/call';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { applyMetadata } from '../protocol/metadata';
import { previousAttributes } from '../protocol/previous-attributes';
import { countRefunded } from './move-refund';
import { refunds } from './refund-kind';
import { renderRefund } from './render-refund';
import { sendMoney } from './send-money';
import { lacksFunds, waitForFunds } from './wait-for-funds';

export interface RefundRequest {
  amount?: number | undefined;
  charge?: string | undefined;
  instructions_email?: string | undefined;
  metadata?: Record<string, string> | null | undefined;
  payment_intent?: string | undefined;
  reason?: Stripe.Refund.Reason | undefined;
}

export async function createRefund(call: Call, request: RefundRequest): Promise<Stripe.Refund> {
  const charge = await chargeOf(call, request);
  refuseDisputed(charge, await call.store.all(disputes, { charge: charge.id }));
  const amount = refundable(charge, request.amount);
  refuseLate(call, charge);
  const bare = {
    ...renderRefund(charge, {
      amount,
      now: call.now,
      reason: request.reason ?? null,
      metadata: applyMetadata({}, request.metadata),
    }),
    ...instructions(charge.data, request.instructions_email),
  };
  const made = (await lacksFunds(call, amount))
    ? { data: await waitForFunds(call, bare), state: { mails: [] } }
    : await sendMoney(call, charge, bare);
  await call.store.insert(refunds, made.data, made.state);
  const before = charge.data;
  await countRefunded(call, charge, amount);
  await call.emit('refund.created', made.data);
  await call.emit('charge.refunded', charge.data, previousAttributes(before, charge.data));
  await answerWithRefund(call, charge);
  return made.data;
}

/** Locks the charge named by either parameter. A PaymentIntent without a successful charge cannot be refunded. */
async function chargeOf(call: Call, given: RefundRequest): Promise<StoredCharge> {
  if (given.charge !== undefined && given.payment_intent !== undefined) {
    throw invalidParameter(
      'payment_intent',
      'You may only specify one of these parameters: charge, payment_intent.',
      'parameters_exclusive',
    );
  }
  if (given.charge !== undefined) return call.store.lock(charges, given.charge, { param: 'charge' });
  if (given.payment_intent === undefined) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.');
  }
  const intent = await call.store.get(paymentIntents, given.payment_intent, { param: 'payment_intent' });
  const { latest_charge, status } = intent.data;
  if (status !== 'succeeded' || typeof latest_charge !== 'string') {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    });
  }
  return call.store.lock(charges, latest_charge, { param: 'charge' });
}

/** An inquiry has taken no money yet, so the payment may still be refunded; likewise once a dispute is won. */
function refuseDisputed({ id }: StoredCharge, open: readonly { data: Stripe.Dispute }[]): void {
  if (open.every(({ data }) => data.is_charge_refundable)) return;
  throw invalidRequest(`Charge ${id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
}

function refundable({ id, data }: StoredCharge, asked: number | undefined): number {
  if (!data.captured || data.status !== 'succeeded') {
    throw invalidRequest(`Charge ${id} has not been captured or has failed; it cannot be refunded.`, {
      param: 'charge',
    });
  }
  // What a partial capture released counts as refunded already.
  const left = data.amount - data.amount_refunded;
  if (left === 0) {
    throw invalidRequest(`Charge ${id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (asked !== undefined && asked > left) {
    throw invalidRequest(
      data.amount_refunded === 0
        ? `Refund amount (¥${asked}) is greater than charge amount (¥${data.amount})`
        : `Refund amount (¥${asked}) is greater than unrefunded amount on charge (¥${left})`,
      { param: 'amount' },
    );
  }
  return asked ?? left;
}

const payPayDays = 365;

function refuseLate(call: Call, { id, data }: StoredCharge): void {
  if (data.payment_method_details?.type !== 'paypay' || call.now <= data.created + payPayDays * 86_400) return;
  const message = `Charge ${id} is too old to be refunded: PayPay payments are refunded within ${payPayDays} days.`;
  throw invalidRequest(message, { code: 'charge_not_refundable' });
}

/** Where the letter goes that asks for a bank account; only where the payment method cannot take money back. */
function instructions(charge: Stripe.Charge, given: string | undefined): { instructions_email?: string } {
  const type = charge.payment_method_details?.type ?? 'card';
  const param = 'instructions_email';
  if (type !== 'konbini') {
    if (given === undefined) return {};
    throw invalidParameter(param, `The ${param} parameter is not supported for refunds of ${type} payments.`);
  }
  const to = given ?? charge.billing_details.email;
  if (to) return { instructions_email: to };
  const message = `Missing required param: ${param}. Refunds of konbini payments need an email address to send instructions to, and this payment has none.`;
  throw invalidParameter(param, message, 'parameter_missing');
}

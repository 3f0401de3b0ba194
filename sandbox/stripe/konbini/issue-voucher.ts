import { paymentIntents, type StoredPaymentIntent } from '../payments/payment-intent-kind';
import type { StoredPaymentMethod } from '../payments/payment-method-kind';
import type { Call } from '../protocol/call';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { randomText } from '../protocol/ids';
import { randomConfirmationNumber, storeCodes } from './chains';
import { deadlineOf } from './expiry';
import { noKonbiniOptions } from './konbini-options';
import { readKonbiniPolicy, refuseInOutage } from './konbini-policy';
import { type Behaviour, behaviourOf, rejectedNumber } from './test-behaviour';
import { type Voucher, vouchers } from './voucher-kind';
import { expireLater, payByItself } from './voucher-tasks';

const delaySeconds = 3 * 60;
/** Stripe waits about an hour for payments whose slip was printed in time. */
const bufferSeconds = 60 * 60;

interface Issuing {
  method: StoredPaymentMethod;
  /** `payment_method_data` when the request brought the payment method. */
  prefix: string | undefined;
}

/** The numbers to pay with at four chains; the payment then waits for the customer. */
export async function issueVoucher(call: Call, intent: StoredPaymentIntent, issuing: Issuing): Promise<void> {
  const { name, email } = payerOf(issuing);
  const options = intent.data.payment_method_options?.konbini ?? noKonbiniOptions;
  const { confirmation_number: confirmationNumber } = options;
  if (confirmationNumber === rejectedNumber) throw rejected();
  await refuseInOutage(call, intent);
  const { paysByItself } = await readKonbiniPolicy(call.tx);
  const behaviour = behaviourOf({ confirmationNumber, email, otherwise: paysByItself ? 'succeeds_later' : 'never' });
  const expiresAt = expiryOf(behaviour, call.now) ?? deadlineOf(options, call.nowMs);
  const voucher: Voucher = {
    id: `test_${randomText(48)}`,
    object: 'konbini_voucher',
    created: call.now,
    payment_intent: intent.id,
    payment_method: issuing.method.id,
    amount: intent.data.amount,
    customer_name: name,
    expires_at: expiresAt,
    product_description: options.product_description ?? 'お買い上げ商品・サービス',
    stores: storeCodes(confirmationNumber ?? randomConfirmationNumber()),
    slip: null,
    status: 'open',
  };
  await call.store.insert(vouchers, voucher, {});
  intent.data = {
    ...intent.data,
    status: 'requires_action',
    last_payment_error: null,
    next_action: {
      type: 'konbini_display_details',
      konbini_display_details: {
        expires_at: expiresAt,
        hosted_voucher_url: `${call.origin}/konbini/voucher/${voucher.id}`,
        stores: voucher.stores,
      },
    },
    payment_method: issuing.method.id,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.requires_action', intent.data);
  await scheduleFate(call, voucher, behaviour);
}

function payerOf({ method, prefix }: Issuing): { name: string; email: string } {
  const { name, email } = method.data.billing_details;
  if (name && email) return { name, email };
  const missing = name ? 'email' : 'name';
  const param = prefix === undefined ? `billing_details[${missing}]` : `${prefix}[billing_details][${missing}]`;
  throw invalidParameter(param, `Missing required param: ${param}.`, 'parameter_missing');
}

function rejected() {
  return invalidRequest(
    'The confirmation number was rejected: it is used by too many other ongoing payments. Please provide another one.',
    {
      code: 'payment_intent_konbini_rejected_confirmation_number',
      param: 'payment_method_options[konbini][confirmation_number]',
    },
  );
}

/** Of the test values whose expiry does not follow the options. */
function expiryOf(behaviour: Behaviour, now: number): number | undefined {
  if (behaviour === 'expires') return now;
  return behaviour === 'expires_later' ? now + delaySeconds : undefined;
}

async function scheduleFate(call: Call, { id, expires_at }: Voucher, behaviour: Behaviour): Promise<void> {
  if (behaviour === 'succeeds') await call.schedule(payByItself, call.nowMs, { voucher: id });
  if (behaviour === 'succeeds_later') {
    await call.schedule(payByItself, call.nowMs + delaySeconds * 1000, { voucher: id });
  }
  const isTest = behaviour === 'expires' || behaviour === 'expires_later';
  const failsAt = isTest ? expires_at : expires_at + bufferSeconds;
  await call.schedule(expireLater, failsAt * 1000, { voucher: id });
}

import type { Stripe } from 'stripe';
import type { Decline } from '../cards/test-cards';
import { testCard } from '../cards/test-cards';
import type { Call } from '../protocol/call';
import { cardError, type KeptFailure, keepEffects } from '../protocol/failure';
import { attachTo, checkedCard } from './attach-payment-method';
import { expireUncaptured } from './cancel-intent';
import { charges } from './charge-kind';
import {
  captureMethodOf,
  futureUsage,
  paymentIntents,
  type StoredPaymentIntent,
  visibleTo,
} from './payment-intent-kind';
import { paymentMethods, type StoredPaymentMethod } from './payment-method-kind';
import { type ChargeOutcome, renderCharge } from './render-charge';
import { settleCharge } from './settle-charge';

const holdMs = 7 * 86_400_000;

/** Charges the card: approved, or refused by its issuer. Gives the 402 of a refusal. */
export async function chargeIntent(
  call: Call,
  intent: StoredPaymentIntent,
  charging: { method: StoredPaymentMethod; authentication: ChargeOutcome['authentication'] },
): Promise<KeptFailure | undefined> {
  const { method, authentication } = charging;
  const { decline } = testCard(method.state.cardNumber);
  if (decline) return declineIntent(call, intent, { method, decline });
  if (isExpired(call, method)) return declineIntent(call, intent, { method, decline: expired });
  method.data = { ...method.data, card: checkedCard(method) };
  if (authentication === 'challenge') method.state = { ...method.state, authenticated: true };
  const usage = futureUsage(intent.data);
  if (usage !== null && typeof intent.data.customer === 'string') await attachTo(call, method, intent.data.customer);
  if (method.data.customer === null && usage === null) method.state = { ...method.state, spent: true };
  await call.store.save(paymentMethods, method);

  const data = renderCharge(intent, method, { now: call.now, decline: undefined, authentication });
  const charge = await call.store.insert(charges, data, { cardNumber: method.state.cardNumber });
  if (charge.data.captured) await settleCharge(call, charge, captureMethodOf(intent.data));
  const { amount } = intent.data;
  const held = !charge.data.captured;
  intent.data = {
    ...intent.data,
    status: held ? 'requires_capture' : 'succeeded',
    amount_capturable: held ? amount : 0,
    amount_received: held ? 0 : amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('charge.succeeded', charge.data);
  await call.emit(held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent.data);
  if (held) await call.schedule(expireUncaptured, call.nowMs + holdMs, { intent: intent.id });
  return undefined;
}

const expired: Decline = { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' };

function isExpired(call: Call, { data: { card } }: StoredPaymentMethod): boolean {
  const today = new Date(call.nowMs);
  if (!card) return false;
  return card.exp_year * 12 + card.exp_month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
}

/** The issuer, or Radar before it, refuses: a failed charge, and the 402. */
export async function declineIntent(
  call: Call,
  intent: StoredPaymentIntent,
  refusal: { method: StoredPaymentMethod; decline: Decline },
): Promise<KeptFailure> {
  const { method, decline } = refusal;
  if (!decline.byRadar) {
    method.data = { ...method.data, card: checkedCard(method) };
    await call.store.save(paymentMethods, method);
  }
  const data = renderCharge(intent, method, { now: call.now, decline, authentication: null });
  const charge = await call.store.insert(charges, data, { cardNumber: method.state.cardNumber });
  await call.emit('charge.failed', charge.data);
  intent.data = { ...intent.data, latest_charge: charge.id };
  return failIntent(call, intent, { method, decline, charge: charge.id });
}

/** Back to `requires_payment_method`, with the 402 that says why; without a charge when no issuer was asked. */
export async function failIntent(
  call: Call,
  intent: StoredPaymentIntent,
  { method, decline, charge }: { method: StoredPaymentMethod; decline: Decline; charge?: string },
): Promise<KeptFailure> {
  const error = {
    type: 'card_error',
    ...(charge === undefined ? {} : { charge }),
    code: decline.code,
    ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    payment_method: method.data,
  } satisfies Stripe.PaymentIntent.LastPaymentError;
  intent.data = {
    ...intent.data,
    status: 'requires_payment_method',
    last_payment_error: error,
    next_action: null,
    payment_method: null,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.payment_failed', intent.data);
  const { type: _, doc_url: __, message, ...details } = error;
  return keepEffects(cardError(message, { ...details, payment_intent: visibleTo(call, intent.data) }));
}

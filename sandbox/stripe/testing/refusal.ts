import assert from 'node:assert/strict';
import Stripe from 'stripe';

/** The SDK's error of a call that must be refused. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof Stripe.errors.StripeError, String(error));
    return error;
  }
  throw new Error('expected a refusal');
}

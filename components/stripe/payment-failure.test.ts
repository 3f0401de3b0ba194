import assert from 'node:assert/strict';
import { test } from 'node:test';
import ja from '@/messages/ja/checkout.json';
import { type PaymentError, type PaymentFailure, paymentFailure } from './payment-failure';

const cases: readonly [PaymentError, PaymentFailure][] = [
  [{ type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' }, 'card_declined'],
  [{ type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' }, 'insufficient_funds'],
  [{ type: 'card_error', code: 'card_declined', decline_code: 'stolen_card' }, 'lost_or_stolen'],
  [{ type: 'card_error', code: 'expired_card' }, 'expired_card'],
  [{ type: 'card_error', code: 'incorrect_cvc' }, 'incorrect_cvc'],
  [{ type: 'invalid_request_error', code: 'payment_intent_authentication_failure' }, 'authentication'],
  [{ type: 'invalid_request_error', code: 'payment_intent_unexpected_state' }, 'at_till'],
  [{ type: 'invalid_request_error', code: 'payment_method_not_available' }, 'method_unavailable'],
  [{ type: 'validation_error' }, 'incomplete'],
  [{ type: 'api_connection_error' }, 'network'],
  [{ type: 'invalid_request_error', code: 'new_code_of_stripe' }, 'unknown'],
  [{}, 'unknown'],
];

for (const [error, failure] of cases) {
  test(`${error.decline_code ?? error.code ?? error.type ?? 'nothing'} is told as ${failure}`, () => {
    assert.equal(paymentFailure(error), failure);
    assert.match(ja.failure[failure], /ください|お待ち/);
  });
}

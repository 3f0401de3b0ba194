import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerChallenge } from '../testing/answer-challenge';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('3-D Secure: requires_action, then charged or back to another card', async () => {
  for (const [outcome, status] of [
    ['authenticate', 'succeeded'],
    ['fail', 'requires_payment_method'],
  ] as const) {
    const intent = await stripe.paymentIntents.create(cardPayment);
    const waiting = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_threeDSecure2Required',
      use_stripe_sdk: true,
    });
    assert.deepEqual([waiting.status, waiting.next_action?.type], ['requires_action', 'use_stripe_sdk']);
    await answerChallenge(sandbox, waiting, outcome);
    const after = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(after.status, status);
    assert.equal(
      after.last_payment_error?.code,
      outcome === 'fail' ? 'payment_intent_authentication_failure' : undefined,
    );
  }
});

test('a server-side confirm with a return_url redirects to the issuer', async () => {
  const intent = await stripe.paymentIntents.create({
    ...cardPayment,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://shop.example/return',
  });
  assert.equal(intent.next_action?.type, 'redirect_to_url');
  assert.match(intent.next_action?.redirect_to_url?.url ?? '', new RegExp(`/_sandbox/three-ds/${intent.id}/authorize`));
});

test('off session, a card that wants authentication is declined with authentication_required', async () => {
  const customer = await stripe.customers.create();
  const saved = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer: customer.id });
  const params = { ...cardPayment, customer: customer.id, payment_method: saved.id, confirm: true, off_session: true };
  const error = await refusal(stripe.paymentIntents.create(params));
  assert.deepEqual([error.statusCode, error.decline_code], [402, 'authentication_required']);
  const set = await stripe.paymentMethods.attach('pm_card_authenticationRequiredSetupForOffSession', {
    customer: customer.id,
  });
  assert.equal((await stripe.paymentIntents.create({ ...params, payment_method: set.id })).status, 'succeeded');
});

test('an answer about one card does not pay with another that was confirmed meanwhile', async () => {
  const { id } = await stripe.paymentIntents.create(cardPayment);
  const confirm = (card: string) =>
    stripe.paymentIntents.confirm(id, { payment_method: `pm_card_${card}`, use_stripe_sdk: true });
  const first = await confirm('threeDSecure2Required');
  const second = await confirm('authenticationRequired');
  for (const outcome of ['authenticate', 'fail'] as const) {
    const error = await refusal(answerChallenge(sandbox, first, outcome));
    assert.deepEqual([error.statusCode, error.code], [400, 'payment_intent_unexpected_state']);
  }
  const waiting = await stripe.paymentIntents.retrieve(id);
  assert.deepEqual(
    [waiting.status, waiting.payment_method, waiting.latest_charge],
    ['requires_action', second.payment_method, null],
  );
  await answerChallenge(sandbox, second, 'authenticate');
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
});

test('the same for a saved card', async () => {
  const first = await stripe.setupIntents.create({
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://shop.example/return',
  });
  const second = await stripe.setupIntents.confirm(first.id, {
    payment_method: 'pm_card_authenticationRequiredOnSetup',
    use_stripe_sdk: true,
  });
  const error = await refusal(answerChallenge(sandbox, first, 'authenticate'));
  assert.equal(error.code, 'setup_intent_unexpected_state');
  await answerChallenge(sandbox, second, 'authenticate');
  const { status, payment_method } = await stripe.setupIntents.retrieve(first.id);
  assert.deepEqual([status, payment_method], ['succeeded', second.payment_method]);
});

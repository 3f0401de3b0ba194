import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Stripe } from 'stripe';
import { refusal } from '../testing/refusal';
import { type SandboxUnderTest, startSandboxUnderTest } from '../testing/sandbox-under-test';

let sandbox: SandboxUnderTest;
let stripe: Stripe;

before(async () => {
  sandbox = await startSandboxUnderTest();
  stripe = sandbox.stripe;
});
after(() => sandbox.stop());

const cardOnly = {
  amount: 30_000,
  currency: 'jpy',
  allowed_payment_method_types: ['card'],
} satisfies Stripe.PaymentIntentCreateParams;

test('a full and a partial refund move the balance; never more than was captured', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardOnly, payment_method: 'pm_card_visa', confirm: true });
  const part = await stripe.refunds.create({
    payment_intent: paid.id,
    amount: 10_000,
    expand: ['balance_transaction'],
  });
  assert.equal(part.status, 'succeeded');
  assert.ok(part.balance_transaction !== null && typeof part.balance_transaction === 'object');
  assert.deepEqual([part.balance_transaction.net, part.balance_transaction.source], [-10_000, part.id]);
  assert.match(
    (await refusal(stripe.refunds.create({ payment_intent: paid.id, amount: 20_001 }))).message,
    /greater than unrefunded/,
  );
  await stripe.refunds.create({ payment_intent: paid.id });
  assert.equal((await refusal(stripe.refunds.create({ payment_intent: paid.id }))).code, 'charge_already_refunded');
  const charge = await stripe.charges.retrieve(String(paid.latest_charge), { expand: ['refunds'] });
  assert.deepEqual([charge.refunded, charge.amount_refunded, charge.refunds?.data.length], [true, 30_000, 2]);
});

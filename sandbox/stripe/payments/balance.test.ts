import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Stripe } from 'stripe';
import { type SandboxUnderTest, startSandboxUnderTest } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

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

test('funds become available after four business days of the sandbox clock', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardOnly, payment_method: 'pm_card_visa', confirm: true });
  const charge = await settledCharge(stripe, String(paid.latest_charge));
  const before = await stripe.balance.retrieve();
  await sandbox.control('POST', '/clock', { advanceDays: 14 });
  const after = await stripe.balance.retrieve();
  assert.equal(after.pending[0]?.amount, 0);
  assert.equal((after.available[0]?.amount ?? 0) - (before.available[0]?.amount ?? 0), before.pending[0]?.amount);
  const transaction = await stripe.balanceTransactions.retrieve(charge.balance_transaction.id);
  assert.equal(transaction.status, 'available');
  assert.ok((await sandbox.eventTypes()).includes('balance.available'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardPayment } from '../testing/paid-with';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('funds become available after four business days of the sandbox clock', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa', confirm: true });
  const charge = await settledCharge(sandbox, String(paid.latest_charge));
  const before = await stripe.balance.retrieve();
  await sandbox.control('POST', '/clock', { advanceDays: 14 });
  const after = await stripe.balance.retrieve();
  assert.equal(after.pending[0]?.amount, 0);
  assert.equal((after.available[0]?.amount ?? 0) - (before.available[0]?.amount ?? 0), before.pending[0]?.amount);
  const transaction = await stripe.balanceTransactions.retrieve(charge.balance_transaction.id);
  assert.equal(transaction.status, 'available');
  assert.ok((await sandbox.eventTypes()).includes('balance.available'));
});

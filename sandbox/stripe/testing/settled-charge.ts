import assert from 'node:assert/strict';
import type { Stripe } from 'stripe';
import type { SandboxUnderTest } from './sandbox-under-test';

/** The charge once its balance transaction has come: 300 ms after the payment. */
export async function settledCharge(
  sandbox: SandboxUnderTest,
  charge: string,
): Promise<Stripe.Charge & { balance_transaction: Stripe.BalanceTransaction }> {
  await sandbox.control('POST', '/clock', { advanceMs: 300 });
  const found = await sandbox.stripe.charges.retrieve(charge, { expand: ['balance_transaction'] });
  const { balance_transaction: transaction } = found;
  assert.ok(transaction !== null && typeof transaction === 'object', `${charge} has a balance transaction`);
  return { ...found, balance_transaction: transaction };
}

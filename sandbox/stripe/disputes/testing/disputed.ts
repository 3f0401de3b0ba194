import assert from 'node:assert/strict';
import type { Stripe } from 'stripe';
import { paidWith } from '../../testing/paid-with';
import type { SandboxUnderTest } from '../../testing/sandbox-under-test';

/** Moves the sandbox clock. */
export const advanceSeconds = (sandbox: SandboxUnderTest, seconds: number) =>
  sandbox.control('POST', '/clock', { advanceSeconds: seconds });

export const days = (count: number) => count * 86_400;

/** What an object moved in the balance: type, net yen and how reports name it. */
export async function movementsOf(stripe: Stripe, source: string) {
  const { data } = await stripe.balanceTransactions.list({ source });
  return data.map(({ type, net, reporting_category }) => [type, net, reporting_category]);
}

/** A payment with the card, and what its holder made of it: the newest dispute, its funds withdrawn. */
export async function disputed(
  sandbox: SandboxUnderTest,
  card: string,
): Promise<{ charge: string; dispute: Stripe.Dispute }> {
  const { latest_charge } = await paidWith(sandbox.stripe, card);
  const charge = String(latest_charge);
  await advanceSeconds(sandbox, 10);
  const [dispute] = (await sandbox.stripe.disputes.list({ charge })).data;
  assert.ok(dispute);
  return { charge, dispute };
}

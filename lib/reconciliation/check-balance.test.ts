import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { bareContext } from '@/db/testing/bare-context';
import { createStripeClient } from '@/lib/stripe/client';
import { checkBalance } from './check-balance';
import { compareBalanceIfReachable } from './compare-balance';

const bare = await bareContext();
const answers: number[] = [];
const server = createServer((_request, response) => {
  const amount = answers.shift() ?? 0;
  const funds = (yen: number) => [{ currency: 'jpy', amount: yen }];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ object: 'balance', pending: funds(amount), available: funds(0) }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
assert.ok(address !== null && typeof address === 'object');
const settings = { STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_API_BASE: `http://127.0.0.1:${address.port}` };
const ctx = { ...bare.ctx, stripe: createStripeClient(settings) };
after(async () => {
  server.closeAllConnections();
  server.close();
  await bare[Symbol.asyncDispose]();
});

test('a difference that stays fails and names the yen; one that is on its way to the books does not', async () => {
  answers.push(3_600, 3_600, 3_600);
  await assert.rejects(checkBalance(ctx, [1, 1]), /differ from Stripe: stripe:pending -3600$/);
  answers.push(3_600, 0);
  assert.deepEqual(await checkBalance(ctx, [1, 1]), { looks: 2 });
});

test('only a Stripe that does not answer is away: what fails on our side is told', async () => {
  assert.equal(await compareBalanceIfReachable(bare.ctx), null);
  assert.equal((await compareBalanceIfReachable(ctx))?.length, 2);
  await bare.sql`alter table journal_lines rename to hidden`;
  await assert.rejects(compareBalanceIfReachable(ctx), /Failed query/);
});

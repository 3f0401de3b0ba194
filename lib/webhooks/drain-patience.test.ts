import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { createStripeClient } from '@/lib/stripe/client';
import { callsMax, drainLeaseMs, drainTimeoutMs } from './drain-patience';

test('no sync outlasts its lease: a Stripe that never answers is given up before another worker may begin', async () => {
  let calls = 0;
  const silent = createServer(() => {
    calls += 1;
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  assert.ok(address !== null && typeof address === 'object');
  const timeoutMs = 50;
  const settings = { STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_API_BASE: `http://127.0.0.1:${address.port}` };
  const started = performance.now();
  await assert.rejects(createStripeClient(settings, { timeoutMs }).paymentIntents.retrieve('pi_1'));
  const pausesMs = performance.now() - started - calls * timeoutMs;
  const slowestCallMs = calls * drainTimeoutMs + pausesMs;
  assert.ok(callsMax * slowestCallMs < drainLeaseMs, `${callsMax} × ${slowestCallMs} ms`);
  silent.close();
});

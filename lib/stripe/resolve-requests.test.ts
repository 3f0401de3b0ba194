import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { sendStripeRequest } from './request';
import { planRequest, type StripeRequest } from './request-row';
import { resolveStripeRequests } from './resolve-requests';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 5_000 });
});
after(() => box.close());
const clearFaults = () => fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
beforeEach(clearFaults);

function customer(subjectId: string): StripeRequest<'customer.create'> {
  const params = { preferred_locales: ['ja'], metadata: { order_id: subjectId } };
  return { kind: 'customer.create', subjectId, attempt: 1, params };
}

async function customersOf(subjectId: string): Promise<string[]> {
  const { data } = await box.ctx.stripe.customers.list({ limit: 100 });
  return data.filter((found) => found.metadata['order_id'] === subjectId).map((found) => found.id);
}

const rowsOf = (subjectId: string) =>
  box.ctx.db.select().from(stripeRequests).where(eq(stripeRequests.subjectId, subjectId)).orderBy(stripeRequests.key);

async function loseAnswer(subjectId: string, when: 'before' | 'after'): Promise<void> {
  await box.control('faults', { method: 'POST', path: '/v1/customers', effect: 'connection_reset', when, times: 50 });
  assert.deepEqual(await sendStripeRequest(box.ctx, customer(subjectId)), { outcome: 'unknown' });
  await clearFaults();
}

test('what is younger than a minute is left alone, then it is sent under its key', async () => {
  await planRequest(box.ctx, customer('ord_planned'));
  await resolveStripeRequests(box.ctx);
  assert.deepEqual(await customersOf('ord_planned'), []);
  await box.advanceMinutes(2);
  assert.deepEqual(await resolveStripeRequests(box.ctx), { resolved: 1, open: 0 });
  assert.equal((await customersOf('ord_planned')).length, 1);
  assert.deepEqual(await resolveStripeRequests(box.ctx), { resolved: 0, open: 0 });
});

test('a lost answer within a day: the same key gives the same object', async () => {
  await loseAnswer('ord_lost', 'after');
  await box.advanceMinutes(2);
  await resolveStripeRequests(box.ctx);
  const [row, second] = await rowsOf('ord_lost');
  assert.deepEqual([row?.state, [row?.stripeObjectId]], ['confirmed', await customersOf('ord_lost')]);
  assert.equal(second, undefined);
});

test('a lost answer after a day is looked up first and adopted', async () => {
  await loseAnswer('ord_old', 'after');
  const [made] = await customersOf('ord_old');
  await box.advanceDays(2);
  await box.control('faults', { method: 'POST', path: '/v1/customers', effect: '500', when: 'before', times: 50 });
  await resolveStripeRequests(box.ctx);
  const [row] = await rowsOf('ord_old');
  assert.deepEqual([row?.state, row?.stripeObjectId], ['confirmed', made]);
});

test('a request without an effect after a day goes out under the next key', async () => {
  await loseAnswer('ord_never', 'before');
  assert.deepEqual(await customersOf('ord_never'), []);
  await box.advanceDays(2);
  await resolveStripeRequests(box.ctx);
  const rows = await rowsOf('ord_never');
  assert.deepEqual(
    rows.map((row) => [row.key, row.state]),
    [
      ['customer.create:ord_never:1', 'refused'],
      ['customer.create:ord_never:2', 'confirmed'],
    ],
  );
  assert.equal((await customersOf('ord_never')).length, 1);
});

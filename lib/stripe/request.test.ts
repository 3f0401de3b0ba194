import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import { impatient, type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { findEffect, sendStripeRequest } from './request';
import { requestAttempt } from './request-attempt';
import type { StripeRequest } from './request-row';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext();
});
after(() => box.close());
beforeEach(() => fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' }));

let last = 0;
function customer(): StripeRequest<'customer.create'> {
  last += 1;
  const subjectId = `ord_test${last}`;
  const params = { preferred_locales: ['ja'], metadata: { order_id: subjectId } };
  return { kind: 'customer.create', subjectId, attempt: 1, params };
}

async function customersOf(orderId: string): Promise<string[]> {
  const list = await box.ctx.stripe.customers.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  return list.filter((found) => found.metadata['order_id'] === orderId).map((found) => found.id);
}

async function rowOf(key: string) {
  const [row] = await box.ctx.db.select().from(stripeRequests).where(eq(stripeRequests.key, key));
  return row;
}

test('a request is sent once, also by twenty at the same time and again later', async () => {
  const request = customer();
  const answers = await Promise.all(Array.from({ length: 20 }, () => sendStripeRequest(box.ctx, request)));
  answers.push(await sendStripeRequest(box.ctx, request));
  const ids = new Set(answers.map((answer) => (answer.outcome === 'confirmed' ? answer.object.id : answer.outcome)));
  assert.deepEqual([...ids], await customersOf(request.subjectId));
  const row = await rowOf(`customer.create:${request.subjectId}:1`);
  assert.equal(row?.state, 'confirmed');
  assert.equal(row?.stripeObjectId, [...ids][0]);
});

test('a key that stands with other parameters is our bug', async () => {
  const request = customer();
  await sendStripeRequest(box.ctx, request);
  const other = { ...request, params: { ...request.params, preferred_locales: ['en'] } };
  await assert.rejects(sendStripeRequest(box.ctx, other), /stands with other parameters/);
});

test('no transaction may be held across a call', async () => {
  const request = customer();
  const inside = box.ctx.db.transaction((tx) => sendStripeRequest({ ...box.ctx, db: tx }, request));
  await assert.rejects(inside, /no transaction/);
  assert.deepEqual(await customersOf(request.subjectId), []);
});

for (const effect of ['500', '429', 'timeout', 'connection_reset'] as const) {
  for (const when of ['before', 'after'] as const) {
    test(`${effect} ${when} the effect: exactly one object`, async () => {
      const request = customer();
      await box.control('faults', { method: 'POST', path: '/v1/customers', effect, when });
      const answer = await sendStripeRequest(effect === 'timeout' ? impatient(box) : box.ctx, request);
      assert.equal(answer.outcome, 'confirmed');
      assert.equal((await customersOf(request.subjectId)).length, 1);
    });
  }
}

test('an answer that never comes is unknown, and the same call later converges', async () => {
  const request = customer();
  await box.control('faults', {
    method: 'POST',
    path: '/v1/customers',
    effect: 'connection_reset',
    when: 'after',
    times: 50,
  });
  assert.deepEqual(await sendStripeRequest(box.ctx, request), { outcome: 'unknown' });
  assert.equal((await rowOf(`customer.create:${request.subjectId}:1`))?.state, 'unknown');
  await fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  assert.equal(await requestAttempt(box.ctx, request), 1);
  assert.equal((await sendStripeRequest(box.ctx, request)).outcome, 'confirmed');
  assert.equal((await customersOf(request.subjectId)).length, 1);
});

test('a refusal is kept, answered again without sending, and leads to the next attempt after a pause that grows', async () => {
  const subjectId = 'pay_refused';
  const params = { id: 'pi_none', cancellation_reason: 'abandoned' } as const;
  const request = { kind: 'payment_intent.cancel', subjectId, attempt: 1, params } as const;
  const first = await sendStripeRequest(box.ctx, request);
  assert.equal(first.outcome === 'refused' && first.error.kind, 'bug');
  const { attempts } = (await rowOf('payment_intent.cancel:pay_refused:1')) ?? { attempts: 0 };
  assert.deepEqual(await sendStripeRequest(box.ctx, request), first);
  assert.equal((await rowOf('payment_intent.cancel:pay_refused:1'))?.attempts, attempts);
  assert.equal(await requestAttempt(box.ctx, request), 1);
  await box.advanceMinutes(1);
  assert.equal(await requestAttempt(box.ctx, request), 2);
  await sendStripeRequest(box.ctx, { ...request, attempt: 2 });
  await box.advanceMinutes(1);
  assert.equal(await requestAttempt(box.ctx, request), 2);
  await box.advanceMinutes(1);
  assert.equal(await requestAttempt(box.ctx, request), 3);
});

test('the effect of an old request is looked for around its own sending', async () => {
  const request = customer();
  await sendStripeRequest(box.ctx, request);
  const sentAt = box.ctx.clock.now();
  await box.advanceDays(2);
  const row = await rowOf(`customer.create:${request.subjectId}:1`);
  assert.ok(row);
  const list = mock.method(box.ctx.stripe.customers, 'list');
  assert.ok(await findEffect(box.ctx, 'customer.create', row));
  list.mock.restore();
  const created = list.mock.calls[0]?.arguments[0]?.created;
  assert.ok(typeof created === 'object' && created.lte !== undefined);
  assert.ok(created.lte < sentAt.getTime() / 1_000 + 3_600);
});

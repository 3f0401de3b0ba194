import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import type { RouteOptions } from './handle-request';
import { desk, operator, post } from './testing/desk';

const d = await desk();
after(() => d[Symbol.asyncDispose]());

test('what sends money back wants a fresh second factor, keeps what was sent, and counts wrong digits', async () => {
  const stale = { ...operator, email: 'stale@example.jp', secondFactorFresh: false };
  let ran = 0;
  const back = {
    role: 'operator',
    stepUp: true,
    body: z.object({ reason: z.string().min(1) }),
    run: async () => (ran += 1),
  } satisfies RouteOptions<unknown, { reason: string }>;
  const ask = (sent: object, session = stale) =>
    d.call(back, {
      session,
      request: post(JSON.stringify(sent)),
      enterSecondFactor: async (code) => (code === '123456' ? 'signed_in' : 'wrong'),
    });
  assert.equal((await ask({ reason: 'a' }, { ...stale, secondFactorFresh: true })).status, 200);
  assert.equal((await ask({ reason: '' })).status, 400, 'what is typed is mended before the code is asked for');
  const asked = await ask({ reason: 'a' });
  assert.deepEqual([asked.status, asked.body.error.code], [403, 'step_up_required']);
  assert.match(asked.body.error.fields.secondFactorCode, /認証アプリ/);
  for (const secondFactorCode of ['000000', 'abc', { $ne: 1 }]) {
    const wrong = await ask({ reason: 'a', secondFactorCode });
    assert.deepEqual([wrong.status, wrong.body.error.code], [403, 'step_up_wrong']);
  }
  assert.equal(ran, 1);
  assert.equal((await ask({ reason: 'a', secondFactorCode: '１２３ ４５６' })).body, 2);
  const guesses = await Promise.all(Array.from({ length: 12 }, () => ask({ reason: 'a', secondFactorCode: '000000' })));
  assert.ok(guesses.some(({ status }) => status === 429));
});

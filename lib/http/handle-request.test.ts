import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import type { SignedIn } from '@/lib/auth/session';
import { AppError, type AppErrorCode } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { refusalOf } from './action';
import { errorMessage } from './error-table';
import type { RouteOptions } from './handle-request';
import { limits } from './limits';
import { createRateLimiter } from './rate-limit';
import { desk, operator, post } from './testing/desk';

const d = await desk();
after(() => d[Symbol.asyncDispose]());

const echo = {
  role: 'anyone',
  body: z.object({ kana: z.string() }),
  run: async (_ctx, { body }) => ({ got: body.kana }),
} satisfies RouteOptions<unknown, { kana: string }>;

test('a value is sent as JSON, never cached, with the request id', async () => {
  const answer = await d.call(echo, { request: post('{"kana":"ヤマダ"}') });
  assert.deepEqual([answer.status, answer.body], [200, { got: 'ヤマダ' }]);
  assert.equal(answer.headers.get('x-request-id'), 'req_1');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('bad input is answered field by field, in the person’s language', async () => {
  const answer = await d.call(echo, { request: post('{}') });
  assert.equal(answer.status, 400);
  assert.equal(answer.body.error.code, 'invalid_input');
  assert.deepEqual(answer.body.error.fields, { kana: '入力してください。' });
  const english = await d.call(echo, { request: post('{}'), locale: 'en' });
  assert.deepEqual(english.body.error.fields, { kana: 'Please fill this in.' });
});

const badBodies = [
  ['not JSON', post('{'), 400, 'invalid_input'],
  ['a form', post('kana=x', { 'content-type': 'application/x-www-form-urlencoded' }), 400, 'invalid_input'],
  ['65 KiB', post(JSON.stringify({ kana: 'a'.repeat(65 * 1024) })), 413, 'too_large'],
] as const;

for (const [name, request, status, code] of badBodies) {
  test(`a body that is ${name} → ${status}`, async () => {
    const answer = await d.call(echo, { request });
    assert.deepEqual([answer.status, answer.body.error.code], [status, code]);
  });
}

test('a mutation from another site, or from nowhere, is refused before anything runs', async () => {
  let ran = 0;
  const count = { run: async () => (ran += 1) };
  for (const origin of ['https://evil.example', 'http://pay.example', 'null', 'https://pay.example.evil.example']) {
    const answer = await d.call(count, { request: post('{}', { origin, host: 'pay.example:443' }) });
    assert.deepEqual([answer.status, answer.body.error.code], [403, 'bad_origin'], origin);
  }
  const bare = new Request('https://pay.example/api/x', { method: 'POST' });
  assert.equal((await d.call(count, { request: bare })).status, 403);
  assert.equal(ran, 0);
  assert.equal((await d.call(count, { request: new Request('https://pay.example/api/x') })).status, 200);
  const local = post('{}', { origin: 'http://localhost:3000', host: 'localhost:3000' });
  assert.equal((await d.call(count, { request: local })).status, 200, 'our own host under another name');
});

const gates: readonly (readonly [string, SignedIn | null, number, string])[] = [
  ['nobody', null, 401, 'unauthenticated'],
  ['a patient', { ...operator, grantedRoles: ['patient'] }, 403, 'forbidden'],
  ['an operator without a second factor', { ...operator, secondFactor: 'missing' }, 403, 'second_factor_required'],
  [
    'an operator who did not pass it in this session',
    { ...operator, secondFactor: 'enrolled' },
    403,
    'second_factor_required',
  ],
];

for (const [who, session, status, code] of gates) {
  test(`${who} does not reach an operator's handler`, async () => {
    const run = async () => assert.fail('ran');
    const answer = await d.call({ role: 'operator', run }, { session });
    assert.deepEqual([answer.status, answer.body.error.code], [status, code]);
  });
}

test('an operator reaches it', async () => {
  assert.equal((await d.call({ role: 'operator', run: async () => 'ok' }, { session: operator })).body, 'ok');
});

test('every refusal has its status and a Japanese sentence that says what to do', async () => {
  const expected: Record<AppErrorCode, number> = {
    unauthenticated: 401,
    second_factor_required: 403,
    step_up_required: 403,
    step_up_wrong: 403,
    forbidden: 403,
    not_found: 404,
    invalid_input: 400,
    conflict: 409,
    too_large: 413,
    rate_limited: 429,
    payments_unavailable: 503,
  };
  const codes = [
    'unauthenticated',
    'second_factor_required',
    'step_up_required',
    'step_up_wrong',
    'forbidden',
    'not_found',
    'invalid_input',
    'conflict',
    'too_large',
    'rate_limited',
    'payments_unavailable',
  ] as const satisfies readonly AppErrorCode[];
  for (const code of codes) {
    const answer = await d.call({
      run: async () => {
        throw new AppError(code);
      },
    });
    assert.equal(answer.status, expected[code]);
    assert.match(answer.body.error.message, /ください。$/);
  }
});

test('a fault of ours says nothing of its cause', async () => {
  const answer = await d.call({
    run: async () => {
      throw new Error('column "secret" does not exist');
    },
  });
  assert.equal(answer.status, 500);
  assert.equal(answer.body.error.code, 'internal');
  assert.ok(!JSON.stringify(answer.body).includes('secret'));
});

test('a schema that fails behind the border is a fault of ours, not bad input', async () => {
  const broken = z.object({ id: z.string() }).safeParse({}).error;
  const answer = await d.call({ run: () => Promise.reject(broken) });
  assert.deepEqual([answer.status, answer.body.error.code, answer.body.error.fields], [500, 'internal', undefined]);
  const action = refusalOf(broken, { ctx: d.ctx, locale: 'ja' });
  assert.deepEqual(action, { message: errorMessage('internal', 'ja'), fields: {} });
});

test('a path of the wrong shape is "not found"', async () => {
  const options = { params: z.object({ orderId: z.string().startsWith('ord_') }), run: async () => 'ok' };
  assert.equal((await d.call(options, { params: { orderId: '1' } })).status, 404);
  assert.equal((await d.call(options, { params: { orderId: 'ord_1' } })).status, 200);
});

test('tries on one order are limited across processes; other orders and addresses go on', async () => {
  const pay = { limit: 'payment_start', run: async () => 'ok' } as const;
  const order = newId('ord');
  const rule = limits.payment_start.find(({ by }) => by === 'order');
  assert.ok(rule !== undefined);
  const [one, two] = [createRateLimiter(d.sql, 'key'), createRateLimiter(d.sql, 'key')];
  const tries = Array.from({ length: rule.points + 5 }, (_, index) =>
    d.call(pay, {
      params: { orderId: order },
      limiter: index % 2 === 0 ? one : two,
    }),
  );
  const answers = await Promise.all(tries);
  const statuses = answers.map(({ status }) => status);
  for (const { headers } of answers.filter(({ status }) => status === 429)) {
    const left = rule.seconds - Number(headers.get('retry-after'));
    assert.ok(left >= 0 && left < 60, 'the whole window of this rule is still to wait');
  }
  assert.equal(statuses.filter((status) => status === 200).length, rule.points);
  assert.equal(statuses.filter((status) => status === 429).length, 5);
  assert.equal((await d.call(pay, { params: { orderId: newId('ord') } })).status, 200);
  const keys = await d.sql<{ key: string }[]>`select key from rate_limits`;
  assert.ok(
    keys.every(({ key }) => !key.includes(order)),
    'subjects are stored hashed',
  );
});

test('codes are limited per address of a person and of a machine', async () => {
  const limiter = createRateLimiter(d.sql, 'key');
  const ask = (email: string, ip: string) => limiter.consume('sign_in_code', { email, ip });
  for (let count = 0; count < 10; count += 1) await ask('a@example.jp', `10.0.0.${count}`);
  await assert.rejects(ask('a@example.jp', '10.0.0.99'), { code: 'rate_limited' });
  await ask('b@example.jp', '10.0.0.99');
  for (let count = 0; count < 100; count += 1) await ask(`${count}@example.jp`, '10.0.1.1');
  await assert.rejects(ask('c@example.jp', '10.0.1.1'), { code: 'rate_limited' });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, test } from 'node:test';
import Stripe from 'stripe';
import { endpoint, type Family } from '../protocol/endpoint';
import { cardError, invalidRequest, keepEffects } from '../protocol/failure';
import { object, text } from '../protocol/params';
import { startStripeSandbox } from '../start';
import { refusal } from '../testing/refusal';
import { clientOf, startSandboxUnderTest } from '../testing/sandbox-under-test';

let running = 0;
let open = () => {};
let gate = Promise.resolve();
let executed = 0;

/** Endpoints that wait at a gate, crash, or refuse after beginning. */
const probes: Family = {
  kinds: [],
  endpoints: [
    endpoint({
      method: 'POST',
      path: '/v1/probe/{how}',
      params: object({ note: text().optional() }),
      run: async (call) => {
        executed += 1;
        running += 1;
        const how = call.at('how');
        if (how === 'wait') await gate;
        if (how === 'crash') throw new TypeError('planted');
        if (how === 'refuse') throw invalidRequest('Wrong state.', { code: 'payment_intent_unexpected_state' });
        if (how === 'decline') return keepEffects(cardError('Declined.', { code: 'card_declined' }));
        return { object: 'probe', executed };
      },
    }),
  ],
};

const sandbox = await startSandboxUnderTest({ extraFamilies: [probes] });
const twin = await startStripeSandbox({ databaseUrl: sandbox.databaseUrl, port: 0, extraFamilies: [probes] });
after(async () => {
  await twin.stop();
  await sandbox.stop();
});

const probe = (how: string, key: string, body = '') =>
  sandbox.request('POST', `/v1/probe/${how}`, { body, headers: { 'idempotency-key': key } });

async function countCustomers(name: string): Promise<number> {
  const [row] = await sandbox.sql<{ count: number }[]>`
    select count(*)::int as count from objects where kind = 'customer' and data->>'name' = ${name}`;
  return row?.count ?? 0;
}

test('the same key and parameters replay the first answer with the original request', async () => {
  const options = { idempotencyKey: 'replay-1' };
  const first = await sandbox.stripe.customers.create({ name: 'once' }, options);
  const again = await sandbox.stripe.customers.create({ name: 'once' }, options);
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal(again.lastResponse.headers['original-request'], first.lastResponse.requestId);
  assert.notEqual(again.lastResponse.requestId, first.lastResponse.requestId);
  assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
  assert.equal(await countCustomers('once'), 1);
  const elsewhere = await clientOf(twin.port).customers.create({ name: 'once' }, options);
  assert.equal(elsewhere.id, first.id);
});

test('the same key with other parameters or another path is a 400 idempotency_error', async () => {
  const options = { idempotencyKey: 'other-1' };
  const { id } = await sandbox.stripe.customers.create({ name: 'A' }, options);
  await assert.rejects(sandbox.stripe.customers.create({ name: 'B' }, options), (error) => {
    assert.ok(error instanceof Stripe.errors.StripeIdempotencyError);
    assert.equal(error.statusCode, 400);
    assert.match(error.message, /^Keys for idempotent requests can only be used with the same parameters/);
    return true;
  });
  await assert.rejects(
    sandbox.stripe.customers.update(id, { name: 'A' }, options),
    /only be used for the same endpoint they were first used for/,
  );
});

test('two requests at once with one key: one executes, the other is told 409', async () => {
  gate = new Promise((resolve) => {
    open = resolve;
  });
  running = 0;
  const first = probe('wait', 'flight-1');
  while (running === 0) await new Promise((resolve) => setImmediate(resolve));
  const second = await fetch(`${twin.url}/v1/probe/wait`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_x', 'idempotency-key': 'flight-1' },
  });
  const { error }: { error: { type: string; code: string } } = JSON.parse(await second.text());
  assert.deepEqual([second.status, error.type, error.code], [409, 'idempotency_error', 'idempotency_key_in_use']);
  open();
  assert.equal((await first).status, 200);
  assert.equal((await probe('wait', 'flight-1')).headers.get('idempotent-replayed'), 'true');
  assert.equal(running, 1);
});

test('what began executing is kept, refusals, declines and crashes included', async () => {
  for (const [how, status] of [
    ['crash', 500],
    ['refuse', 400],
    ['decline', 402],
  ] as const) {
    const first = await probe(how, `kept-${how}`);
    const count = executed;
    const again = await probe(how, `kept-${how}`);
    assert.deepEqual([first.status, again.status], [status, status]);
    assert.equal(await again.text(), await first.text());
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.equal(executed, count);
  }
});

test('validation failures and rate limits leave the key free', async () => {
  assert.equal((await probe('ok', 'free-1', 'unknown=1')).status, 400);
  assert.equal((await probe('ok', 'free-1', 'note=x')).status, 200);
  await sandbox.control('POST', '/faults', { method: 'POST', path: '/v1/probe/ok', effect: '429' });
  assert.equal((await probe('ok', 'free-2')).status, 429);
  const retried = await probe('ok', 'free-2');
  assert.deepEqual([retried.status, retried.headers.get('idempotent-replayed')], [200, null]);
});

test('keys end at 255 characters and count for POST only', async () => {
  assert.equal((await probe('ok', 'k'.repeat(255))).status, 200);
  assert.equal((await probe('ok', 'k'.repeat(256))).status, 400);
  const get = () => sandbox.request('GET', '/v1/customers', { headers: { 'idempotency-key': 'get-1' } });
  await get();
  assert.equal((await get()).headers.get('idempotent-replayed'), null);
});

test('a fault after the effect loses the answer, not the effect: the retry replays it', async () => {
  for (const effect of ['500', 'connection_reset'] as const) {
    const rule = { method: 'POST', path: '^/v1/customers$', effect, when: 'after' };
    await sandbox.control('POST', '/faults', rule);
    const options = { idempotencyKey: `lost-${effect}` };
    const create = () => sandbox.stripe.customers.create({ name: effect }, options);
    if (effect === '500') {
      await assert.rejects(create(), Stripe.errors.StripeAPIError);
      assert.equal(await countCustomers(effect), 1);
    }
    // The SDK itself retries a reset connection once.
    const customer = await create();
    assert.equal(customer.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal(await countCustomers(effect), 1);
  }
});

test('a fault during execution undoes it, and its key keeps the 500', async () => {
  const rule = { method: 'POST', path: '^/v1/customers$', effect: '500', when: 'during' };
  await sandbox.control('POST', '/faults', rule);
  const create = (idempotencyKey: string) => sandbox.stripe.customers.create({ name: 'during' }, { idempotencyKey });
  const events = (await sandbox.eventTypes()).length;
  const first = await refusal(create('broken-1'));
  const again = await refusal(create('broken-1'));
  assert.deepEqual([first.statusCode, again.statusCode], [500, 500]);
  assert.equal(again.headers?.['idempotent-replayed'], 'true');
  assert.deepEqual([await countCustomers('during'), (await sandbox.eventTypes()).length], [0, events]);
  await create('broken-2');
  assert.equal(await countCustomers('during'), 1);
  await assert.rejects(sandbox.control('POST', '/faults', { ...rule, effect: '429' }), /while a request runs/);
});

test('a fault before the effect leaves nothing; nth and times count matching calls', async () => {
  await sandbox.control('DELETE', '/faults');
  await sandbox.control('POST', '/faults', { path: '/v1/customers', nth: 2, times: 2, effect: '500' });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    statuses.push((await sandbox.request('POST', '/v1/customers', { body: 'name=before' })).status);
  }
  assert.deepEqual(statuses, [200, 500, 500, 200, 200]);
  assert.equal(await countCustomers('before'), 3);
});

test('a process killed in flight neither leaves an effect nor blocks the key', async () => {
  const script = `
    import { startStripeSandbox } from './sandbox/stripe/start.ts';
    import { endpoint } from './sandbox/stripe/protocol/endpoint.ts';
    import { object } from './sandbox/stripe/protocol/params.ts';
    const stuck = endpoint({ method: 'POST', path: '/v1/stuck', params: object({}), run: async (call) => {
      await call.tx\`insert into objects (id, kind, created, data, private, keys) values ('cus_stuck', 'customer', 0, '{}', '{}', '{}')\`;
      process.stdout.write('inside\\n');
      await new Promise(() => {});
    } });
    const s = await startStripeSandbox({ databaseUrl: process.argv[1], port: 0, extraFamilies: [{ kinds: [], endpoints: [stuck] }] });
    process.stdout.write(s.url + '\\n');`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script, sandbox.databaseUrl];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = child.stdout[Symbol.asyncIterator]();
  const url = String((await lines.next()).value).trim();
  const headers = { authorization: 'Bearer sk_test_x', 'idempotency-key': 'killed-1' };
  const lost = fetch(`${url}/v1/stuck`, { method: 'POST', headers }).catch((error: unknown) => error);
  assert.match(String((await lines.next()).value), /inside/);
  child.kill('SIGKILL');
  assert.ok((await lost) instanceof Error);
  let retried = await probe('ok', 'killed-1');
  const end = Date.now() + 5000;
  while (retried.status === 409 && Date.now() < end) retried = await probe('ok', 'killed-1');
  assert.equal(retried.status, 200);
  const [row] = await sandbox.sql`select 1 from objects where id = 'cus_stuck'`;
  assert.equal(row, undefined);
});

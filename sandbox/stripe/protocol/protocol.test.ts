import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { boxFamily } from '../testing/box-family';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { decodeForm } from './form-body';

const sandbox = await sandboxOfFile({ extraFamilies: [boxFamily] });

async function send(method: string, path: string, init?: { body?: string; headers?: Record<string, string> }) {
  const response = await sandbox.request(method, path, init);
  const json: { error?: Stripe.StripeRawError; [key: string]: unknown } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, error: json.error, json };
}

test('forms decode nested, indexed and appended values', () => {
  assert.deepEqual(decodeForm('a=1&b[c]=2&b[d][e]=3&f[0]=x&f[1]=y&g[]=p&g[]=q&h[][k]=1&h[][l]=2&h[][k]=3'), {
    a: '1',
    b: { c: '2', d: { e: '3' } },
    f: { 0: 'x', 1: 'y' },
    g: { 0: 'p', 1: 'q' },
    h: { 0: { k: '1', l: '2' }, 1: { k: '3' } },
  });
});

test('keys: Bearer and Basic pass, none or a wrong one is 401, publishable only where declared', async () => {
  const basic = `Basic ${Buffer.from('sk_test_x:').toString('base64')}`;
  assert.equal((await send('GET', '/v1/customers', { headers: { authorization: basic } })).status, 200);
  const none = await send('GET', '/v1/customers', { headers: { authorization: '' } });
  assert.equal(none.status, 401);
  assert.match(none.error?.message ?? '', /^You did not provide an API key/);
  const wrong = await send('GET', '/v1/customers', { headers: { authorization: 'Bearer sk_live_abcdefghijkl' } });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.error?.message, 'Invalid API Key provided: sk_live_********ijkl');
  const publishable = { authorization: 'Bearer pk_test_x' };
  const refused = await send('GET', '/v1/customers', { headers: publishable });
  assert.deepEqual([refused.status, refused.error?.code], [403, 'secret_key_required']);
  const box = await send('POST', '/v1/boxes');
  assert.equal((await send('GET', `/v1/boxes/${box.json['id']}`, { headers: publishable })).status, 200);
});

test('headers: request id, version echoed or refused, foreign account refused', async () => {
  const plain = await send('GET', '/v1/customers');
  assert.match(plain.headers.get('request-id') ?? '', /^req_\w{14}$/);
  assert.equal(plain.headers.get('stripe-version'), '2026-10-28.endive');
  const older = await send('GET', '/v1/customers', { headers: { 'stripe-version': '2024-06-20' } });
  assert.equal(older.headers.get('stripe-version'), '2024-06-20');
  assert.equal((await send('GET', '/v1/customers', { headers: { 'stripe-version': 'new' } })).status, 400);
  const foreign = await send('GET', '/v1/customers', { headers: { 'stripe-account': 'acct_other' } });
  assert.deepEqual([foreign.status, foreign.error?.code], [403, 'account_invalid']);
});

test('parameters: unknown, missing, empty, of the wrong type', async () => {
  const cases = [
    ['POST', '/v1/customers', 'foo=1', 'parameter_unknown', 'foo', 'Received unknown parameter: foo'],
    [
      'POST',
      '/v1/customers',
      'invoice_settings[foo]=1&bar=2',
      'parameter_unknown',
      'invoice_settings[foo]',
      'Received unknown parameters: invoice_settings[foo], bar',
    ],
    ['POST', '/v1/webhook_endpoints', 'enabled_events[]=*', 'parameter_missing', 'url', 'Missing required param: url.'],
    ['POST', '/v1/boxes', 'size=abc', 'parameter_invalid_integer', 'size', 'Invalid integer: abc'],
    [
      'POST',
      '/v1/boxes',
      'size=0',
      'parameter_invalid_integer',
      'size',
      'This value must be greater than or equal to 1.',
    ],
    ['POST', '/v1/boxes', 'colour=pink', undefined, 'colour', 'Invalid colour: must be one of red, green, or blue'],
    ['POST', '/v1/customers', 'metadata=x', undefined, 'metadata', 'Invalid object'],
    ['POST', '/v1/customers', 'email=nobody', 'email_invalid', 'email', 'Invalid email address: nobody'],
    [
      'GET',
      '/v1/customers?limit=101',
      undefined,
      'parameter_invalid_integer',
      'limit',
      "This value must be less than or equal to 100 (it currently is '101').",
    ],
    [
      'GET',
      '/v1/customers?starting_after=cus_x',
      undefined,
      'resource_missing',
      'starting_after',
      "No such customer: 'cus_x'",
    ],
  ] as const;
  for (const [method, path, body, code, param, message] of cases) {
    const { status, error } = await send(method, path, body === undefined ? {} : { body });
    assert.deepEqual(
      [status, error?.type, error?.code, error?.param, error?.message],
      [400, 'invalid_request_error', code, param, message],
    );
    if (code) assert.equal(error?.doc_url, `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`);
  }
  const empty = await send('POST', '/v1/boxes', { body: 'size=' });
  assert.equal(empty.error?.code, 'parameter_invalid_empty');
  assert.match(empty.error?.message ?? '', /^You passed an empty string for 'size'\./);
});

test('unknown paths, missing objects and JSON bodies are told in Stripe’s words', async () => {
  const path = await send('GET', '/v1/nothing');
  assert.equal(path.status, 404);
  assert.match(path.error?.message ?? '', /^Unrecognized request URL \(GET: \/v1\/nothing\)\. Please see/);
  const missing = await send('POST', '/v1/customers/cus_x', { body: 'name=a' });
  assert.deepEqual(
    [missing.status, missing.error?.message, missing.error?.param],
    [404, "No such customer: 'cus_x'", 'id'],
  );
  const json = await send('POST', '/v1/customers', { body: '{}', headers: { 'content-type': 'application/json' } });
  assert.equal(json.status, 400);
  assert.match(json.error?.message ?? '', /check that your POST content type/);
});

test('metadata: at most 50 keys of 40 characters with values of 500', async () => {
  const many = Array.from({ length: 51 }, (_, n) => `metadata[k${n}]=v`).join('&');
  for (const body of [many, `metadata[${'k'.repeat(41)}]=v`, `metadata[k]=${'v'.repeat(501)}`]) {
    const { status, error } = await send('POST', '/v1/customers', { body });
    assert.deepEqual([status, error?.param], [400, 'metadata']);
  }
  const kept = await send('POST', '/v1/customers', { body: `metadata[${'k'.repeat(40)}]=${'v'.repeat(500)}` });
  const cleared = await send('POST', `/v1/customers/${kept.json['id']}`, { body: 'metadata=' });
  assert.deepEqual(cleared.json['metadata'], {});
});

test('expand: nested, through lists, includes; refused where nothing expands', async () => {
  const owner = await sandbox.stripe.customers.create({ name: 'owner' });
  const inner = await send('POST', '/v1/boxes', { body: `owner=${owner.id}` });
  const outer = await send('POST', '/v1/boxes', { body: `inner=${inner.json['id']}&expand[]=inner.owner` });
  assertIncludes(outer.json, { inner: { object: 'box', owner: { id: owner.id, name: 'owner' } } });
  const listed = await send('GET', '/v1/boxes?limit=1&expand[]=data.inner.owner&expand[]=data.siblings');
  assertIncludes(listed.json, {
    data: [{ inner: { owner: { name: 'owner' } }, siblings: { object: 'list' } }],
  });
  const path = `/v1/boxes/${inner.json['id']}`;
  for (const [given, message] of [
    ['secretive', 'This property cannot be expanded (secretive).'],
    ['inner.secretive', 'This property cannot be expanded (inner.secretive).'],
    [
      'inner.inner.inner.inner.owner',
      'You cannot expand more than 4 levels of a property. Property: inner.inner.inner.inner.owner',
    ],
  ]) {
    const { status, error } = await send('GET', `${path}?expand[]=${given}`);
    assert.deepEqual([status, error?.message, error?.param], [400, message, 'expand']);
  }
  const list = await send('GET', '/v1/boxes?expand[]=owner');
  assert.equal(
    list.error?.message,
    "This property cannot be expanded (owner). You may want to try expanding 'data.owner' instead.",
  );
});

test('a decline answers 402 and keeps its effects', async () => {
  const { status, error } = await send('POST', '/v1/boxes', { body: 'declined=yes' });
  assert.deepEqual(
    [status, error?.type, error?.code, error?.decline_code],
    [402, 'card_error', 'card_declined', 'generic_decline'],
  );
  const [row] = await sandbox.sql<{ count: number }[]>`
    select count(*)::int as count from objects where kind = 'box' and created = 0`;
  assert.ok((row?.count ?? 0) > 0);
});

test('local pages may call the API across origins, others may not', async () => {
  const preflight = (origin: string) =>
    fetch(`${sandbox.url}/v1/customers`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
  const local = await preflight('http://127.0.0.1:3000');
  assert.equal(local.headers.get('access-control-allow-origin'), 'http://127.0.0.1:3000');
  assert.match(local.headers.get('access-control-allow-headers') ?? '', /Authorization/);
  assert.equal((await preflight('https://evil.example')).headers.get('access-control-allow-origin'), null);
});

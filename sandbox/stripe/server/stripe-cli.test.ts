import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const run = promisify(execFile);
const modules = path.resolve(import.meta.dirname, '../../../node_modules/@stripe');
const binary = path.join(modules, `cli-${process.platform}-${process.arch}/bin/stripe`);

const sandbox = await sandboxOfFile();
const home = await mkdtemp(path.join(tmpdir(), 'stripe-cli-'));
after(() => rm(home, { recursive: true, force: true }));

async function cli(...args: string[]) {
  assert.ok(existsSync(binary), `The Stripe CLI is missing: ${binary}. Install the dependencies (npm ci).`);
  const given = ['--api-base', sandbox.url, '--api-key', 'sk_test_sandbox', '--color', 'off', ...args];
  const env = { HOME: home, XDG_CONFIG_HOME: home, PATH: '/usr/bin:/bin', NODE_ENV: 'test' } as const;
  const { stdout } = await run(binary, given, { env, timeout: 30_000 });
  return JSON.parse(stdout.slice(stdout.indexOf('{')));
}

test('the official CLI makes and lists customers and reads a payment intent', async () => {
  const made = await cli('customers', 'create', '--name', 'CLI', '-d', 'metadata[from]=cli');
  assert.deepEqual([made.object, made.name, made.metadata], ['customer', 'CLI', { from: 'cli' }]);
  const listed = await cli('customers', 'list', '--limit', '1');
  assert.deepEqual([listed.object, listed.data[0].id], ['list', made.id]);
  const intent = await sandbox.stripe.paymentIntents.create({ amount: 30_000, currency: 'jpy', customer: made.id });
  const read = await cli('payment_intents', 'retrieve', intent.id);
  assert.deepEqual([read.id, read.amount, read.status], [intent.id, 30_000, 'requires_payment_method']);
  const paid = await cli(
    'post',
    `/v1/payment_intents/${intent.id}/confirm`,
    '-d',
    'payment_method=pm_card_visa',
    '-d',
    'return_url=https://shop.example/done',
  );
  assert.equal(paid.status, 'succeeded');
});

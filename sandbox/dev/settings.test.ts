import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { appEnv } from './app-env';
import { assertPortFree, freePort } from './port';
import { openRunRecord } from './run-record';
import { keptSecrets } from './secrets';
import { readSettings } from './settings';
import { table } from './table';

const folder = mkdtempSync(join(tmpdir(), 'dokuei-settings-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const read = (variables: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...variables });

test('defaults are the documented ports', () => {
  const { port, sandboxPort, mailPort, smtpPort, pgPort, appUrl } = read({});
  assert.deepEqual(
    { port, sandboxPort, mailPort, smtpPort, pgPort, appUrl },
    {
      port: 3000,
      sandboxPort: 12_111,
      mailPort: 1080,
      smtpPort: 1081,
      pgPort: 54_329,
      appUrl: 'http://127.0.0.1:3000',
    },
  );
  assert.equal(read({ MAIL_PORT: '2000' }).smtpPort, 2001);
});

test('a wrong port names its variable; one Stripe key alone is refused; empty counts as none', () => {
  assert.throws(() => read({ PG_PORT: 'many' }), /PG_PORT/);
  assert.throws(() => read({ STRIPE_SECRET_KEY: 'sk_test_x' }), /両方/);
  assert.equal(read({ STRIPE_SECRET_KEY: '', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: '' }).stripeKeys, undefined);
});

test('with both keys the application talks to Stripe itself', () => {
  const secrets = keptSecrets(folder);
  const keys = { STRIPE_SECRET_KEY: 'sk_test_x', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_x' };
  const real = appEnv(read(keys), secrets, 'postgres://x');
  assert.equal(real.STRIPE_SECRET_KEY, 'sk_test_x');
  assert.equal(real.STRIPE_API_BASE, undefined);
  const local = appEnv(read({ SANDBOX_PORT: '4000' }), secrets, 'postgres://x');
  assert.equal(local.STRIPE_API_BASE, 'http://127.0.0.1:4000');
  assert.equal(local.STRIPE_WEBHOOK_SECRETS, secrets.webhook);
});

test('secrets stay the same from start to start', () => {
  assert.deepEqual(keptSecrets(folder), keptSecrets(folder));
});

test('a taken port gives one sentence that names the variable', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await assert.rejects(assertPortFree('MAIL_PORT', port), /使用中です。MAIL_PORT=/);
  const freed = assertPortFree('MAIL_PORT', port, 5_000);
  server.close();
  await freed;
});

test('a second start beside a running one is refused and says which', async () => {
  const running = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'sandbox/dev']);
  await once(running, 'spawn');
  writeFileSync(join(folder, 'run.pid'), String(running.pid));
  await assert.rejects(openRunRecord(folder, 0), new RegExp(`すでに起動しています\\(pid ${running.pid}\\)`));
  running.kill('SIGKILL');
  await once(running, 'exit');
  (await openRunRecord(folder, 0)).close();
});

test('a start after one that was killed knows that it was cut off', async () => {
  const first = await openRunRecord(folder);
  assert.equal(first.wasCutOff, false);
  writeFileSync(join(folder, 'run.pid'), String(process.ppid + 1_000_000));
  const second = await openRunRecord(folder);
  assert.equal(second.wasCutOff, true);
  second.close();
});

test('the table counts Japanese letters as two wide', () => {
  assert.equal(table([['見出し'], ['運営', 'a'], ['abcdef', 'b']]), '\n■ 見出し\n  運営    a\n  abcdef  b');
});

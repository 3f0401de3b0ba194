import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { emptyDatabase } from '@/db/testing/test-database';
import { assertPortFree, freePort } from './port';
import { readSettings } from './settings';
import { startStack } from './stack';

const dataDir = mkdtempSync(join(tmpdir(), 'dokuei-stack-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));

test('asked to end during the start: no more pieces start, and what runs is stopped', async () => {
  const databaseUrl = await emptyDatabase('stack');
  const names = ['SANDBOX_PORT', 'MAIL_PORT', 'SMTP_PORT', 'PORT'];
  const given: Record<string, string> = {};
  for (const name of names) given[name] = String(await freePort());
  const settings = { ...readSettings({ NODE_ENV: 'test', DATABASE_URL: databaseUrl, ...given }), dataDir };
  const steps: string[] = [];
  const asked = new AbortController();
  const onStep = (step: string) => {
    steps.push(step);
    if (step.startsWith('Stripe')) setImmediate(() => asked.abort());
  };
  await assert.rejects(startStack({ settings, server: 'hot', signal: asked.signal, onStep }), { name: 'AbortError' });
  assert.deepEqual(steps, ['データベース', 'Stripe サンドボックス、メール、移行、初期データ']);
  for (const name of names) await assertPortFree(name, Number(given[name]));
  assert.equal(existsSync(join(dataDir, 'run.pid')), false);
});

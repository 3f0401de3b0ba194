import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isPostgresAlive, readPostmaster } from '../postgres/postmaster';
import { startPostgres } from '../postgres/start';
import { freePort } from './port';
import { resetData } from './reset-data';
import { keptSecrets } from './secrets';

test('a reset ends the server that a killed run left and removes all that was kept', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dokuei-reset-'));
  chmodSync(dataDir, 0o755);
  keptSecrets(dataDir);
  const postgres = join(dataDir, 'postgres');
  const options = { dataDir: postgres, port: await freePort(), logFile: join(dataDir, 'log'), unsafeFast: true };
  const server = await startPostgres(options);
  const pid = readPostmaster(postgres)?.pid;
  assert.ok(pid !== undefined && isPostgresAlive(pid));
  await resetData(dataDir);
  await server.exited;
  assert.equal(isPostgresAlive(pid), false);
  assert.equal(existsSync(dataDir), false);
});

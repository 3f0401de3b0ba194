import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { freePort } from '../dev/port';
import { isPostgresAlive, readPostmaster } from './postmaster';
import { assertReachableByServer } from './server-user';
import { startPostgres } from './start';

const folder = mkdtempSync(join(tmpdir(), 'dokuei-start-'));
chmodSync(folder, 0o755);
after(() => rmSync(folder, { recursive: true, force: true }));
const dataDir = join(folder, 'data');
const start = (port: number) => startPostgres({ dataDir, port, logFile: join(folder, 'log'), unsafeFast: true });

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

test('keeps its data, survives stale files and takes over a server that was left behind', async () => {
  const port = await freePort();
  const first = await start(port);
  await query(first.url, 'CREATE TABLE kept (id int)');
  assert.match(String((await query(first.url, 'SHOW listen_addresses'))[0]?.listen_addresses), /^127\.0\.0\.1$/);
  await first.stop();
  assert.equal(existsSync(join(dataDir, 'postmaster.pid')), false);

  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n${port}\n\n\n\nready\n`);
  const second = await start(port);
  const left = readPostmaster(dataDir);
  assert.ok(left);

  const third = await start(port);
  assert.equal(readPostmaster(dataDir)?.pid, left.pid);
  await query(third.url, 'SELECT * FROM kept');
  await third.stop();
  assert.equal(isPostgresAlive(left.pid), false);
  await second.stop();
});

test('moves to another port when the left server listens elsewhere', async () => {
  const [one, two] = [await freePort(), await freePort()];
  const left = await start(one);
  const moved = await start(two);
  await query(moved.url, 'SELECT * FROM kept');
  await left.stop();
  await query(moved.url, 'SELECT 1');
  await moved.stop();
});

test('in a folder for its owner alone: one clear error for root, no trouble for a normal user', async () => {
  const locked = mkdtempSync(join(tmpdir(), 'dokuei-locked-'));
  const port = await freePort();
  const starting = startPostgres({
    dataDir: join(locked, 'data'),
    port,
    logFile: join(folder, 'log'),
    unsafeFast: true,
  });
  if (process.getuid?.() === 0) await assert.rejects(starting, /入れません[\s\S]*cannot enter/);
  else await (await starting).stop();
  rmSync(locked, { recursive: true, force: true });
});

test('the clear error comes also where the server has no OS user yet', () => {
  const locked = mkdtempSync(join(tmpdir(), 'dokuei-locked-'));
  const check = () => assertReachableByServer([locked], 'dokuei-nobody-has-this-name');
  if (process.getuid?.() === 0) assert.throws(check, /入れません[\s\S]*cannot enter/);
  chmodSync(locked, 0o755);
  check();
  rmSync(locked, { recursive: true, force: true });
});

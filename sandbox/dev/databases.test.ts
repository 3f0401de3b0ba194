import assert from 'node:assert/strict';
import { test } from 'node:test';
import postgres from 'postgres';
import { emptyDatabase } from '@/db/testing/test-database';
import { onServer, testServerUrl, urlOfDatabase } from '@/db/testing/test-server';
import { openDatabases } from './databases';
import { readSettings } from './settings';

test('DATABASE_URL is used as it is, the sandbox gets its own beside it, and no server of ours starts', async () => {
  await using given = await emptyDatabase('given');
  const name = new URL(given.url).pathname.slice(1);
  const open = () => openDatabases(readSettings({ NODE_ENV: 'test', DATABASE_URL: given.url }), true);
  const { databases, server } = await open();
  assert.equal(server, undefined);
  assert.equal(databases.app, given.url);
  assert.equal(databases.sandbox, urlOfDatabase(await testServerUrl(), `${name}_sandbox`));
  await open();
  const sql = postgres(databases.sandbox, { max: 1 });
  assert.equal((await sql`SELECT current_database() AS name`)[0]?.name, `${name}_sandbox`);
  await sql.end();
  await onServer((admin) => admin.unsafe(`DROP DATABASE ${name}_sandbox WITH (FORCE)`));
});

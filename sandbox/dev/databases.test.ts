import assert from 'node:assert/strict';
import { test } from 'node:test';
import postgres from 'postgres';
import { emptyDatabase } from '@/db/testing/test-database';
import { urlOfDatabase } from '@/db/testing/test-server';
import { testServerUrl } from '../postgres/test-server';
import { openDatabases } from './databases';
import { readSettings } from './settings';

test('DATABASE_URL is used as it is, the sandbox gets its own beside it, and no server of ours starts', async () => {
  const given = await emptyDatabase('given');
  const name = new URL(given).pathname.slice(1);
  const open = () => openDatabases(readSettings({ NODE_ENV: 'test', DATABASE_URL: given }), true);
  const { databases, server } = await open();
  assert.equal(server, undefined);
  assert.equal(databases.app, given);
  assert.equal(databases.sandbox, urlOfDatabase(await testServerUrl(), `${name}_sandbox`));
  await open();
  const sql = postgres(databases.sandbox, { max: 1 });
  assert.equal((await sql`SELECT current_database() AS name`)[0]?.name, `${name}_sandbox`);
  await sql.end();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import postgres from 'postgres';
import { emptyDatabase, testDatabase } from './test-database';

async function tables(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1 });
  try {
    const rows = await sql<{ name: string }[]>`
      SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`;
    return rows.map((row) => row.name);
  } finally {
    await sql.end();
  }
}

test('copies are migrated and separate', async () => {
  const urls = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
  assert.equal(new Set(urls).size, 3);
  const found = await tables(urls[0]);
  assert.ok(found.some((name) => name.startsWith('graphile_worker.')));
  assert.ok(found.some((name) => name.startsWith('public.')));
});

test('an empty database has no tables', async () => {
  assert.deepEqual(await tables(await emptyDatabase('empty')), []);
});

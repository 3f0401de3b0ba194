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

test('copies are migrated, separate and gone after the test', async () => {
  let url = '';
  {
    const databases = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
    assert.equal(new Set(databases.map((database) => database.url)).size, 3);
    await using first = databases[0];
    url = first.url;
    const found = await tables(url);
    assert.ok(found.some((name) => name.startsWith('graphile_worker.')));
    assert.ok(found.some((name) => name.startsWith('public.')));
    await Promise.all(databases.slice(1).map((database) => database.drop()));
  }
  await assert.rejects(tables(url), /does not exist/);
});

test('an empty database has no tables', async () => {
  await using database = await emptyDatabase('empty');
  assert.deepEqual(await tables(database.url), []);
});

import { randomBytes } from 'node:crypto';
import type { TestDatabase } from '@/db/testing/test-database';
import { onServer, testServerUrl, urlOfDatabase } from '@/db/testing/test-server';

/** A copy of a test's database as it is now, to play the same story twice. Cuts the connections of the original. */
export async function cloneDatabase(url: string): Promise<TestDatabase> {
  const source = new URL(url).pathname.slice(1);
  const name = `clone_${randomBytes(8).toString('hex')}`;
  await onServer(async (sql) => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${source}`;
    await sql.unsafe(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`);
  });
  const drop = async () => {
    await onServer((sql) => sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url: urlOfDatabase(await testServerUrl(), name), drop, [Symbol.asyncDispose]: drop };
}

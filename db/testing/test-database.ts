import { randomBytes } from 'node:crypto';
import { testServerUrl } from '@/sandbox/postgres/test-server';
import { templateDatabase } from './template';
import { onServer, urlOfDatabase } from './test-server';

/** URL of a migrated database of one's own, copied from the template in tens of milliseconds. */
export async function testDatabase(): Promise<string> {
  return createDatabase('test', `TEMPLATE ${await templateDatabase()} STRATEGY FILE_COPY`);
}

/** URL of an empty database of one's own, for what makes its own tables. */
export async function emptyDatabase(prefix: string): Promise<string> {
  return createDatabase(prefix, '');
}

/** URL of a copy of a test's database as it is now, to play the same story twice. Cuts the connections of the original. */
export async function cloneDatabase(url: string): Promise<string> {
  const source = new URL(url).pathname.slice(1);
  await onServer((sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${source}`);
  return createDatabase('clone', `TEMPLATE ${source} STRATEGY FILE_COPY`);
}

/** It goes with its server: file systems make new files slowly where hundreds were just deleted, so dropping costs more than it frees. */
async function createDatabase(prefix: string, clauses: string): Promise<string> {
  const name = `${prefix}_${randomBytes(8).toString('hex')}`;
  await onServer((sql) => sql.unsafe(`CREATE DATABASE ${name} ${clauses}`));
  return urlOfDatabase(await testServerUrl(), name);
}

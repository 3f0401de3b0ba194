import { randomBytes } from 'node:crypto';
import { templateDatabase } from './template';
import { onServer, testServerUrl, urlOfDatabase } from './test-server';

export interface TestDatabase extends AsyncDisposable {
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own, copied from the template in tens of milliseconds; works with `await using`. */
export async function testDatabase(): Promise<TestDatabase> {
  return createDatabase('test', `TEMPLATE ${await templateDatabase()} STRATEGY FILE_COPY`);
}

/** An empty database of one's own, for what makes its own tables. */
export async function emptyDatabase(prefix: string): Promise<TestDatabase> {
  return createDatabase(prefix, '');
}

async function createDatabase(prefix: string, clauses: string): Promise<TestDatabase> {
  const name = `${prefix}_${randomBytes(8).toString('hex')}`;
  await onServer((sql) => sql.unsafe(`CREATE DATABASE ${name} ${clauses}`));
  const drop = async () => {
    await onServer((sql) => sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url: urlOfDatabase(await testServerUrl(), name), drop, [Symbol.asyncDispose]: drop };
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { migrateDatabase } from '@/db/migrate';
import { testServerUrl } from '@/sandbox/postgres/test-server';
import { onServer, urlOfDatabase } from './test-server';

/** Changes with every migration file and with the job queue's version, so that a template is never out of date. */
function migrationsHash(): string {
  const hash = createHash('sha256');
  const folder = join(import.meta.dirname, '../migrations');
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) hash.update(file.name).update(readFileSync(join(file.parentPath ?? file.path, file.name)));
  }
  hash.update(readFileSync(createRequire(import.meta.url).resolve('graphile-worker/package.json')));
  return hash.digest('hex').slice(0, 16);
}

const exists = async (sql: Sql, name: string) =>
  (await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`).length > 0;

async function makeTemplate(): Promise<string> {
  const name = `dokuei_template_${migrationsHash()}`;
  await onServer(async (sql) => {
    if (await exists(sql, name)) return;
    await sql`SELECT pg_advisory_lock(hashtext('dokuei-pay:template'))`;
    if (await exists(sql, name)) return;
    const unfinished = `${name}_unfinished`;
    await sql.unsafe(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await sql.unsafe(`CREATE DATABASE ${unfinished}`);
    await migrateDatabase(urlOfDatabase(await testServerUrl(), unfinished));
    await sql.unsafe(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
  return name;
}

let made: Promise<string> | undefined;

/** Name of the migrated template database: migrated once a server, then only copied. */
export function templateDatabase(): Promise<string> {
  made ??= makeTemplate();
  return made;
}

import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';

/** Brings a database to the current schema (ours and the job queue's). Safe to run from several processes at once. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(hashtext('dokuei-pay:migrate'))`;
    await migrate(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('migrations', import.meta.url)) });
    await runMigrations({ connectionString: databaseUrl });
  } finally {
    await sql.end();
  }
}

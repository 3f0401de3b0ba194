import postgres from 'postgres';
import { startTestPostgres } from '@/sandbox/postgres/start';

let found: Promise<string> | undefined;

/**
 * URL of the server on which test databases are made: the one that `npm test` started, else an
 * embedded one that lives as long as this process.
 */
export function testServerUrl(): Promise<string> {
  found ??= findServer();
  return found;
}

async function findServer(): Promise<string> {
  const given = process.env.TEST_DATABASE_SERVER_URL;
  if (given) return given;
  const server = await startTestPostgres();
  server.unref();
  return server.url;
}

/** The same server, another database. */
export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one piece of administration (create, rename, drop database) on its own connection. */
export async function onServer<T>(run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(await testServerUrl(), { max: 1, onnotice: () => undefined });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

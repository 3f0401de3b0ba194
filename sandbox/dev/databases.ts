import { join } from 'node:path';
import postgres from 'postgres';
import { startPostgres } from '../postgres/start';
import type { Child } from './child';
import type { Settings } from './settings';

export interface Databases {
  app: string;
  sandbox: string;
}

/** Where the databases are: on the server that DATABASE_URL names, else on ours, which is started here. */
export async function openDatabases(
  settings: Settings,
  unsafeFast: boolean,
): Promise<{ databases: Databases; server?: Pick<Child, 'exited' | 'logFile' | 'stop'> }> {
  if (settings.databaseUrl) {
    const databases = {
      app: settings.databaseUrl,
      sandbox: renamed(settings.databaseUrl, (name) => `${name}_sandbox`),
    };
    await createMissing(databases);
    return { databases };
  }
  const server = await startPostgres({
    dataDir: join(settings.dataDir, 'postgres'),
    port: settings.pgPort,
    logFile: join(settings.dataDir, 'logs/postgres.log'),
    unsafeFast,
  });
  const databases = {
    app: renamed(server.url, () => 'dokuei_pay'),
    sandbox: renamed(server.url, () => 'dokuei_sandbox'),
  };
  await createMissing(databases);
  return { databases, server };
}

function renamed(databaseUrl: string, rename: (name: string) => string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${rename(url.pathname.slice(1) || 'postgres')}`;
  return url.href;
}

async function createMissing(databases: Databases): Promise<void> {
  const admin = postgres(
    renamed(databases.app, () => 'postgres'),
    { max: 1, onnotice: () => undefined },
  );
  try {
    for (const url of Object.values(databases)) {
      const name = new URL(url).pathname.slice(1);
      const found = await admin`SELECT 1 FROM pg_database WHERE datname = ${name}`;
      if (found.length === 0) await admin`CREATE DATABASE ${admin(name)}`;
    }
  } finally {
    await admin.end();
  }
}

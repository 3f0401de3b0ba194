import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startChild } from '../dev/child';
import { freePort } from '../dev/port';
import { clusterUrl } from './cluster';

const Report = z.union([z.object({ ready: z.literal(true) }), z.object({ error: z.string() })]);

export interface PostgresOptions {
  dataDir: string;
  port: number;
  logFile: string;
  unsafeFast?: boolean;
  /** The data folder's parent is removed after the stop. */
  disposable?: boolean;
}

export interface RunningPostgres {
  /** Maintenance database, superuser; listens on 127.0.0.1 only. */
  url: string;
  exited: Promise<string>;
  logFile: string;
  stop(): Promise<void>;
  unref(): void;
}

/** Starts (or takes over) the embedded PostgreSQL and resolves when it accepts connections. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const child = startChild({
    name: 'postgres',
    args: [fileURLToPath(new URL('main.ts', import.meta.url))],
    typescript: true,
    logFile: options.logFile,
    env: {
      PG_DATA_DIR: options.dataDir,
      PG_PORT: String(options.port),
      PG_UNSAFE_FAST: options.unsafeFast ? '1' : '',
      PG_DISPOSABLE: options.disposable ? '1' : '',
    },
  });
  const report = new Promise<z.infer<typeof Report>>((resolve, reject) => {
    child.process.once('message', (message) => resolve(Report.parse(message)));
    child.exited.then((reason) => reject(new Error(`PostgreSQL ended (${reason}), see ${options.logFile}`)));
  });
  const answer = await report;
  if ('error' in answer) {
    await child.exited;
    throw new Error(answer.error);
  }
  return { ...child, url: clusterUrl(options.port) };
}

/** A throw-away server for tests: temporary folder, free port, no fsync. */
export async function startTestPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'dokuei-postgres-'));
  chmodSync(folder, 0o755);
  return startPostgres({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    logFile: join(folder, 'postgres.log'),
    unsafeFast: true,
    disposable: true,
  });
}

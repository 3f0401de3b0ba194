import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/sandbox/dev/port';
import { isPostgresAlive, readPostmaster } from '@/sandbox/postgres/postmaster';
import { startPostgres } from '@/sandbox/postgres/start';
import { until } from './until';

export interface CrashablePostgres extends AsyncDisposable {
  /** Maintenance database; the same before and after a crash. */
  readonly url: string;
  /** Ends the server without any orderly stop (its immediate shutdown); resolves when it is gone. */
  crash(): Promise<void>;
  /** Starts it again on the same files: it recovers from its log. */
  restart(): Promise<void>;
}

/** A server of one's own that really writes to disk, to be crashed and restarted. */
export async function crashablePostgres(): Promise<CrashablePostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'dokuei-crash-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const options = { dataDir, port: await freePort(), logFile: join(folder, 'postgres.log') };
  let server = await startPostgres(options);
  const { url } = server;
  return {
    url,
    async crash() {
      const pid = readPostmaster(dataDir)?.pid;
      if (pid === undefined) throw new Error('the server is not running');
      process.kill(pid, 'SIGQUIT');
      await server.exited;
      await until('the server is gone', () => !isPostgresAlive(pid));
    },
    async restart() {
      server = await startPostgres(options);
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

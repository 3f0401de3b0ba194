import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunRecord {
  wasCutOff: boolean;
  close(): void;
}

/** Notes who runs on the data folder. Says whether the last run was cut off, so that its children may still be ending. */
export async function openRunRecord(dataDir: string, patienceMs = 5_000): Promise<RunRecord> {
  const file = join(dataDir, 'run.pid');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  const deadline = Date.now() + patienceMs;
  // The last one may be stopping just now.
  while (last && last !== process.pid && isOurs(last)) {
    await new Promise((wake) => setTimeout(wake, 100));
    if (Date.now() < deadline) continue;
    throw new Error(
      `すでに起動しています(pid ${last})。止めてからやり直してください。 (Already running: stop pid ${last} first.)`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, String(process.pid));
  return { wasCutOff: last !== undefined, close: () => rmSync(file, { force: true }) };
}

/** The pid may have been given to another program since. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return (
    !existsSync('/proc/self/cmdline') ||
    (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('sandbox/dev'))
  );
}

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that a data folder's postmaster.pid names (line 1 pid, line 4 port), living or not. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

/** False also for a zombie and for another program that was given the same pid. */
export function isPostgresAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const proc = `/proc/${pid}`;
  if (!existsSync('/proc/self/stat')) return true;
  if (!existsSync(proc)) return false;
  const state = readFileSync(`${proc}/stat`, 'utf8').split(') ').at(-1)?.[0];
  return state !== 'Z' && readFileSync(`${proc}/comm`, 'utf8').trim() === 'postgres';
}

/** A zombie's postmaster.pid makes the next server refuse to start. */
export function removeStalePostmaster(dataDir: string): void {
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

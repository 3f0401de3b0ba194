import { execFileSync, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/** PostgreSQL refuses to run as root, so it runs as the OS user `postgres`, who must be able to enter these folders. */
export function assertReachableByServer(folders: string[]): void {
  if (process.getuid?.() !== 0) return;
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === undefined || gid === undefined) return;
  for (const folder of folders.flatMap(withAncestors)) {
    const entered = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' });
    if (entered.status !== 0) throw new Error(unreachable(folder));
  }
}

function unreachable(folder: string): string {
  return [
    `フォルダー ${folder} に OS ユーザー postgres が入れません。chmod o+x を付けるか、別の場所に置くか、一般ユーザーで実行するか、DATABASE_URL を指定してください。`,
    `The OS user "postgres" cannot enter ${folder}: run chmod o+x on it, move the checkout, run as a normal user, or set DATABASE_URL.`,
  ].join('\n');
}

function withAncestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...withAncestors(parent), folder];
}

function idOf(flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return undefined;
  }
}

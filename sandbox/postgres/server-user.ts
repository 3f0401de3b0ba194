import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * PostgreSQL refuses to run as root, so it runs as the OS user `postgres`, who must be able to enter these folders. Where
 * there is no such user yet, one is made that owns nothing: it enters what everybody may enter.
 */
export function assertReachableByServer(folders: string[], user = 'postgres'): void {
  if (process.getuid?.() !== 0) return;
  const [uid, gid] = [idOf('-u', user), idOf('-g', user)];
  const canEnter = (folder: string) =>
    uid === undefined || gid === undefined
      ? (statSync(folder).mode & 0o001) !== 0
      : spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
  const closed = folders.flatMap(withAncestors).find((folder) => !canEnter(folder));
  if (closed !== undefined) throw new Error(unreachable(closed));
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

function idOf(flag: '-u' | '-g', user: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return undefined;
  }
}

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from 'playwright';
import { root } from './root';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const DOWNLOAD_LIMIT_MS = 180_000;
const sharedMemory = '/dev/shm';
const SHARED_MEMORY_WANTED = 1024 ** 3;

/** How tests start the browser: quiet, and with pages in shared memory where there is enough of it (a container may have 64 MB). */
export function chromiumOptions(executablePath: string, ...args: string[]): LaunchOptions {
  const hasMemory = existsSync(sharedMemory) && freeBytes(sharedMemory) > SHARED_MEMORY_WANTED;
  return {
    executablePath,
    ignoreDefaultArgs: hasMemory ? ['--disable-dev-shm-usage'] : [],
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...silent, ...args],
  };
}

const silent = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * A browser that starts, in this order: CHROMIUM_PATH, Playwright's own, the headless shell from @sparticuz/chromium (Linux;
 * the same everywhere, and a page costs it a third), one of the system, a download. Fails with one clear error: browser
 * tests are never skipped.
 */
export async function chromiumExecutable(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new Error(`CHROMIUM_PATH のブラウザーが起動しません: ${given} (CHROMIUM_PATH does not start.)`);
  }
  const works = (path: string) => existsSync(path) && starts(path);
  const own = [chromium.executablePath()].find(works) ?? (await packagedBrowser());
  return own ?? systemBrowsers().find(works) ?? downloadedBrowser();
}

function systemBrowsers(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macApplications];
}

function starts(path: string): boolean {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

/**
 * Headless Chromium with its own copies of libnss, libnspr and libexpat, which it unpacks only when it believes it is on
 * Lambda. It unpacks into TMPDIR: ours, because in /tmp another user's copy would be in the way.
 */
async function packagedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(root, '.data/chromium');
  const before = process.env.TMPDIR;
  mkdirSync(folder, { recursive: true });
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const path = await packaged.executablePath();
    if (starts(path)) return path;
    rmSync(path, { force: true });
    const unpackedAgain = await packaged.executablePath();
    return starts(unpackedAgain) ? unpackedAgain : undefined;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function downloadedBrowser(): string {
  try {
    execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: DOWNLOAD_LIMIT_MS });
    if (starts(chromium.executablePath())) return chromium.executablePath();
  } catch (cause) {
    throw new Error(missing, { cause });
  }
  throw new Error(missing);
}

const missing =
  'Chromium が見つかりません。Chromium か Chrome を入れるか、CHROMIUM_PATH に実行ファイルを指定してください。 (No Chromium: install one, or set CHROMIUM_PATH.)';

// Plain Node, no dependencies: this runs on a clone that has no node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [command = '', ...rest] = process.argv.slice(2);
if (!['demo', 'dev', 'test'].includes(command)) fail('usage: node sandbox/dev/bootstrap.mjs <demo|dev|test>');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// The application runs on 20.9; the tools that check it (knip, Chromium from npm) need 20.19.
const lowest = command === 'test' ? 19 : 9;
if (major < 20 || (major === 20 && minor < lowest)) {
  fail(
    `npm run ${command} には Node.js 20.${lowest} 以上が必要です(現在 ${process.versions.node})。 (Node.js 20.${lowest} or later is needed.)`,
  );
}

installWhenStale();
const exitCode = await runCommand();
process.exit(exitCode);

function installWhenStale() {
  if (isInstalled()) return;
  console.log('npm ci: 依存パッケージを入れています(初回は数分かかります)…');
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const installed = spawnSync(npm[0], [...npm[1], 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: npm[0] === 'npm' && process.platform === 'win32',
  });
  if (installed.status !== 0) fail('npm ci に失敗しました。上の表示を確かめてください。 (npm ci failed, see above.)');
}

/** npm writes its hidden lock last, so an interrupted install counts as none. Optional packages differ by platform. */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packages(record);
  const wanted = Object.entries(packages(join(root, 'package-lock.json'))).filter(([place]) => place !== '');
  return wanted.every(([place, entry]) => entry.optional || present[place]?.version === entry.version);
}

/** Signals are passed on to the starter, which stops its children in order; its exit code becomes ours. */
function runCommand() {
  const preload = (path) => ['--import', pathToFileURL(join(root, path)).href];
  const loaders = [
    ...preload('sandbox/dev/die-with-parent.mjs'),
    ...preload('lib/no-server-only.mjs'),
    '--import',
    'tsx',
  ];
  const settings = command !== 'test' && existsSync(join(root, '.env')) ? [`--env-file=${join(root, '.env')}`] : [];
  const child = spawn(process.execPath, [...settings, ...loaders, join(root, `sandbox/dev/${command}.ts`), ...rest], {
    cwd: root,
    env: { ...process.env, DOKUEI_DIES_WITH_PARENT: '1' },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

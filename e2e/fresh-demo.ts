import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ports } from './places';

// What a newcomer does: a fresh checkout and `npm run demo`. Packages and build are lent by this checkout, to save minutes.
const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'dokuei-fresh-'));
chmodSync(folder, 0o755);
for (const name of readdirSync(root)) {
  if (!isLeftOut(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
cpSync(join(root, '.next/standalone'), join(folder, '.next/standalone'), { recursive: true, verbatimSymlinks: true });

const settings = { PORT: ports.app, SANDBOX_PORT: ports.sandbox, MAIL_PORT: ports.mail, PG_PORT: ports.postgres };
const given = Object.fromEntries(Object.entries(settings).map(([name, port]) => [name, String(port)]));
const demo = spawn('npm', ['run', 'demo'], { cwd: folder, env: { ...process.env, ...given }, stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => demo.kill(signal));
demo.once('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});

/** History, packages, what programs made, and the developer's own settings: nothing of it is in a fresh checkout. */
function isLeftOut(name: string): boolean {
  const made = ['.git', '.next', '.data', 'node_modules', 'test-results', 'playwright-report', 'next-env.d.ts'];
  return made.includes(name) || /^\.env(\.local)?$|\.tsbuildinfo$/.test(name);
}

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ports } from './places';

// What a newcomer does: a fresh checkout and `npm run demo`. Packages and build are lent by this checkout, to save minutes.
const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'dokuei-fresh-'));
chmodSync(folder, 0o755);
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
for (const file of files.toString().split('\0')) {
  if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
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

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root';
import { trackCommand } from './run-command';

const sources = [
  ...['app', 'components', 'lib', 'db', 'messages', 'public'],
  ...['package.json', 'package-lock.json', 'next.config.js', 'postcss.config.js', 'tsconfig.json'],
  ...['proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
];
const output = join(root, '.next/standalone');
const stamp = join(output, '.sources');

export const serverScript = join(output, 'server.js');

/** Builds for production unless the last build is of exactly these sources. Serves every setting: no key is built in. */
export async function buildWhenStale(onLine: (line: string) => void = () => undefined): Promise<void> {
  const wanted = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await nextBuild(onLine);
  cpSync(join(root, '.next/static'), join(output, '.next/static'), { recursive: true });
  if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(output, 'public'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function nextBuild(onLine: (line: string) => void): Promise<void> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    trackCommand(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        lines.push(text);
        onLine(text);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`next build failed:\n${lines.join('')}`))));
  });
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  for (const file of sources.flatMap((name) => filesUnder(join(root, name))).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => (/\.test\.tsx?$/.test(name) ? [] : filesUnder(join(path, name))));
}

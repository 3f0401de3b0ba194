import { spawn } from 'node:child_process';
import { expect, test } from '../fixtures';

/** Runs the sale of books.alone.spec.ts once more, on a fresh checkout's `npm run demo` (e2e/fresh-demo.ts). */
function runAtNewcomers(): Promise<{ code: number | null; output: string }> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(TEST|PLAYWRIGHT|PW)_/.test(name));
  const env = { ...Object.fromEntries(kept), E2E_STACK: 'fresh-demo', E2E_PORT: '13400', NODE_ENV: 'test' as const };
  const options = ['--project=people', '--project=alone', '--no-deps', '--workers=1', 'people.setup', 'books'];
  const run = spawn(process.execPath, ['node_modules/playwright/cli.js', 'test', ...options], { env, stdio: 'pipe' });
  let output = '';
  for (const stream of [run.stdout, run.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve) => run.once('exit', (code) => resolve({ code, output })));
}

test('a fresh checkout: `npm run demo` gets ready and sells a course, in its books to the yen', async () => {
  test.setTimeout(180_000);
  const { code, output } = await runAtNewcomers();
  expect(output).toContain('ready http://127.0.0.1:13400');
  expect(code, output).toBe(0);
});

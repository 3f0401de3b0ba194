import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { forkScript } from '@/db/testing/fork-script';
import { root } from './root';

const runner = join(import.meta.dirname, 'testing/run-node-tests-child.ts');
const head = `import { after, before, describe, test } from 'node:test';\n`;

/** Counts of the planted files, one by one; below the checkout, where the packages are found. */
async function countsOf(planted: Record<string, string>): Promise<unknown> {
  const home = join(root, '.data/test');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'planted-'));
  try {
    const files = Object.entries(planted).map(([name, text]) => {
      const file = join(folder, name);
      writeFileSync(file, head + text);
      return relative(root, file);
    });
    const child = await forkScript(runner, [join(folder, 'bundles'), ...files]);
    const [counts] = await once(child, 'message');
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('files share processes, and each test counts once', async () => {
  const counts = await countsOf({
    'a.test.ts': `test('passes', () => {}); describe('of two', () => { test('one', () => {}); test('two', () => {}); });`,
    'b.test.ts': `test('fails', () => { throw new Error(); }); test.skip('skipped', () => {}); test.todo('to do');`,
  });
  assert.deepEqual(counts, { passed: 3, failed: 1, skipped: 2 });
});

test('a file that breaks outside its tests fails: at its import, in a hook, by its end', async () => {
  const broken = (text: string) => countsOf({ 'a.test.ts': `${text}\ntest('passes', () => {});` });
  assert.deepEqual(await broken(`throw new Error('at import');`), { passed: 0, failed: 1, skipped: 0 });
  assert.deepEqual(await broken(`before(() => { throw new Error(); });`), { passed: 0, failed: 2, skipped: 0 });
  assert.deepEqual(await broken(`after(() => { throw new Error(); });`), { passed: 1, failed: 1, skipped: 0 });
  assert.deepEqual(
    await broken(`describe('x', () => { after(() => { throw new Error(); }); test('y', () => {}); });`),
    {
      passed: 2,
      failed: 1,
      skipped: 0,
    },
  );
  assert.deepEqual(await broken(`test('ends', () => process.exit(0));`), { passed: 0, failed: 1, skipped: 0 });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './root';

const folders = ['app', 'bench', 'components', 'db', 'e2e', 'lib', 'messages', 'sandbox'];
const suppression = new RegExp(['biome', '-ignore|@ts', '-(ignore|expect-error|nocheck)'].join(''));

test('no rule is switched off in a source file', () => {
  const files = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(tsx?|mjs)$/.test(file));
  assert.ok(files.length > 100);
  assert.deepEqual(
    files.filter((file) => suppression.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
});

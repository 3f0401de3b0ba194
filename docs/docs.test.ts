import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));

interface Block {
  file: string;
  language: string;
  text: string;
}

const blocks: Block[] = documents.flatMap((file) =>
  [...read(file).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    file,
    language,
    text,
  })),
);

/** What a documented command line needs to work; undefined when nobody vouches for it. */
function isBacked(line: string): boolean {
  const words = line.replace(/^(\w+=\S+ )+/, '').split(' ');
  const [program, first = '', second = ''] = words;
  if (program === 'npm') return first === 'run' ? second in scripts : first in scripts || first === 'ci';
  if (program === 'npx') return existsSync(join(root, 'node_modules/.bin', first));
  if (program === 'node') return words.slice(1).some((word) => /\.m?[jt]s$/.test(word) && existsSync(join(root, word)));
  return program === 'git';
}

test('every documented command exists', () => {
  const lines = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.trim().split('\n'));
  const inline = documents.flatMap((file) =>
    [...read(file).matchAll(/`((?:npm|npx|node) [^`]+)`/g)].map(([, line = '']) => line),
  );
  assert.ok(lines.length > 0);
  assert.deepEqual(
    [...lines, ...inline].filter((line) => !isBacked(line)),
    [],
  );
});

test('every npm script names files that exist', () => {
  const built = new Set(['.next/standalone/server.js']);
  const files = Object.values(scripts).flatMap((line) => line.split(' ').filter((word) => /\.(m?js|ts)$/.test(word)));
  assert.deepEqual(
    files.filter((file) => !built.has(file) && !existsSync(join(root, file))),
    [],
  );
});

test('links, pictures and named folders lead somewhere', () => {
  const dead = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file} → ${target}`),
  );
  const folders = [...read('README.md').matchAll(/(?:^|\s)(\w+)\/ {2,}/g)].map(([, folder = '']) => folder);
  assert.ok(folders.length >= 7);
  assert.deepEqual([...dead, ...folders.filter((folder) => !existsSync(join(root, folder)))], []);
});

test('variables of the README and .env.example are read somewhere', () => {
  const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
  const table = [...read('README.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);
  const readers = read('lib/env.ts') + read('sandbox/dev/settings.ts');
  assert.deepEqual(
    [...example, ...table].filter((name) => !readers.includes(name)),
    [],
  );
});

const folder = join(root, '.data/docs-check');
after(() => rmSync(folder, { recursive: true, force: true }));

test('every TypeScript snippet compiles', async () => {
  const snippets = blocks.filter(({ language }) => language === 'ts' || language === 'tsx');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const settings = {
    extends: '../../tsconfig.json',
    compilerOptions: { incremental: false },
    include: ['*'],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  for (const [i, { text, language }] of snippets.entries())
    writeFileSync(join(folder, `s${i}.${language}`), `${text}\nexport {};\n`);
  assert.ok(snippets.length > 0);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const problems = await promisify(execFile)(process.execPath, [tsc, '--noEmit', '-p', folder], { cwd: root })
    .then(() => '')
    .catch((error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout);
  assert.equal(
    problems.replace(/docs-check\/s(\d+)\.tsx?/g, (_match, i) => snippets[Number(i)]?.file ?? ''),
    '',
  );
});

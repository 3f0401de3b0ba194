import { statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { bundleForNode, bundlesFolder } from './bundle-for-node';
import { root } from './root';
import { type Counts, noTests } from './test-counts';

const FOLDERS_AT_ONCE = 3;
/** A folder that waits for what never comes is ended and fails, instead of holding the run. The slowest takes a minute. */
const FOLDER_LIMIT_MS = 300_000;
const SLOWEST_SHOWN = 10;

/** Runs the test files, a process for each folder; prints what failed, with the folder's output. */
export async function runNodeTests(files: string[]): Promise<Counts> {
  const bundles = await bundleForNode(files);
  dropLoaders();
  const counts = { ...noTests };
  const output = new Map<string, string>();
  const failedFolders = new Set<string>();
  const ended = new Map<string, number>();
  const stream = run({
    files: byFolder(bundles),
    concurrency: FOLDERS_AT_ONCE,
    timeout: FOLDER_LIMIT_MS,
  });
  const keep = ({ file = '', message }: { file?: string | undefined; message: string }) =>
    output.set(folderOf(file), `${output.get(folderOf(file)) ?? ''}${message}`.slice(-20_000));

  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:pass', ({ name, details, nesting, skip, todo }) => {
    if (nesting === 0) ended.set(name, details.duration_ms);
    if (nesting === 0 || details.type === 'suite') return;
    if (isMarked(skip) || isMarked(todo)) counts.skipped += 1;
    else counts.passed += 1;
  });
  stream.on('test:fail', ({ name, file = '', nesting, details }) => {
    if (nesting === 0) ended.set(name, details.duration_ms);
    if ('failureType' in details.error && details.error.failureType === 'subtestsFailed') return;
    counts.failed += 1;
    failedFolders.add(folderOf(file));
    console.log(
      `✖ ${relative(root, file)} › ${name}\n${inspect(details.error.cause ?? details.error, { depth: 4 })}\n`,
    );
  });
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => {
      for (const folder of failedFolders) if (output.has(folder)) console.log(`--- ${folder}\n${output.get(folder)}`);
      const lost = bundles.map(nameOf).filter((name) => !ended.has(name));
      for (const name of lost) console.log(`✖ ${name} did not run to its end`);
      counts.failed += lost.length;
      printSlowest(ended);
      resolve(counts);
    });
    stream.resume();
  });
}

/**
 * A folder's files are suites of one module, so that what they share is loaded and compiled once. The folders with the most
 * to run come first, lest one of them is left alone at the end.
 */
function byFolder(bundles: readonly string[]): string[] {
  const folders = new Map<string, string[]>();
  for (const bundle of bundles) folders.set(dirname(bundle), [...(folders.get(dirname(bundle)) ?? []), bundle]);
  const size = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
  const largestFirst = [...folders].sort(([, a], [, b]) => size(b) - size(a));
  return largestFirst.map(([folder, files]) => {
    const suites = files.map(
      (file) => `describe(${JSON.stringify(nameOf(file))}, () => import(${JSON.stringify(pathToFileURL(file).href)}));`,
    );
    const module = join(folder, 'all-tests.mjs');
    writeFileSync(module, ["import { describe } from 'node:test';", ...suites].join('\n'));
    return module;
  });
}

/** The name of a file's suite. */
const nameOf = (bundle: string) => relative(bundlesFolder, bundle);

/** The folder of a source, also when its bundle is named. */
const folderOf = (file: string) => relative(root, dirname(file)).replace(`${relative(root, bundlesFolder)}/`, '');

/** The folders' processes take their options from ours; they run plain JavaScript, whose places the source maps know. */
function dropLoaders(): void {
  const isLoader = (value = '') => value === 'tsx' || value.endsWith('no-server-only.mjs');
  const { execArgv } = process;
  const kept = execArgv.filter(
    (value, at) => !isLoader(value) && !(value === '--import' && isLoader(execArgv[at + 1])),
  );
  execArgv.splice(0, execArgv.length, ...kept, '--enable-source-maps');
}

const isMarked = (mark: string | boolean | undefined) => mark !== undefined && mark !== false;

function printSlowest(milliseconds: Map<string, number>): void {
  const slowest = [...milliseconds].sort(([, a], [, b]) => b - a).slice(0, SLOWEST_SHOWN);
  for (const [file, time] of slowest) console.log(`  ${Math.round(time)} ms ${file}`);
}

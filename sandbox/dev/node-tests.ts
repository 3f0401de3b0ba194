import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { bundleTests } from './bundle-tests';
import { root } from './root';
import { type Counts, noTests } from './test-counts';

const FILES_AT_ONCE = 3;
/** A file that waits for what never comes is ended and fails, instead of holding the run. The slowest takes half a minute. */
const FILE_LIMIT_MS = 180_000;
const SLOWEST_SHOWN = 10;

/** Runs test files in processes of their own; prints what failed, with the file's output. */
export async function runNodeTests(files: string[]): Promise<Counts> {
  const bundles = await bundleTests(files);
  dropLoaders();
  const counts = { ...noTests };
  const output = new Map<string, string>();
  const failedFiles = new Set<string>();
  const milliseconds = new Map<string, number>();
  const stream = run({
    files: bundles,
    concurrency: FILES_AT_ONCE,
    timeout: FILE_LIMIT_MS,
  });
  const keep = ({ file = '', message }: { file?: string | undefined; message: string }) =>
    output.set(file, `${output.get(file) ?? ''}${message}`.slice(-20_000));

  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:pass', ({ details, file = '', nesting, skip, todo }) => {
    if (nesting === 0) milliseconds.set(file, (milliseconds.get(file) ?? 0) + details.duration_ms);
    if (details.type === 'suite') return;
    if (isMarked(skip) || isMarked(todo)) counts.skipped += 1;
    else counts.passed += 1;
  });
  stream.on('test:fail', ({ name, file = '', details }) => {
    if (details.type === 'suite') return;
    counts.failed += 1;
    failedFiles.add(file);
    console.log(
      `✖ ${relative(root, file)} › ${name}\n${inspect(details.error.cause ?? details.error, { depth: 4 })}\n`,
    );
  });
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => {
      for (const file of failedFiles)
        if (output.has(file)) console.log(`--- ${relative(root, file)}\n${output.get(file)}`);
      printSlowest(milliseconds);
      resolve(counts);
    });
    stream.resume();
  });
}

/** The files' processes take their options from ours; they run plain JavaScript, whose places the source maps know. */
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
  for (const [file, time] of slowest) console.log(`  ${Math.round(time)} ms ${relative(root, file)}`);
}

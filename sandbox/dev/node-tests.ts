import { statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { bundleForNode, bundlesFolder } from './bundle-for-node';
import { root } from './root';
import { type Counts, noTests } from './test-counts';

const PROCESSES = 24;
const PROCESSES_AT_ONCE = 3;
/** What waits for what never comes is ended and fails, instead of holding the run. The slowest process takes a minute. */
const PROCESS_LIMIT_MS = 300_000;
const SLOWEST_SHOWN = 10;

/** Runs the test files in a few processes; prints what failed, with its process's output. */
export async function runNodeTests(files: string[], folder = bundlesFolder): Promise<Counts> {
  const bundles = await bundleForNode(files, folder);
  const processes = dealOut(bundles, folder);
  dropLoaders();
  const counts = { ...noTests };
  const output = new Map<string, string>();
  const failed = new Set<string>();
  const ended = new Map<string, number>();
  const stream = run({
    files: [...processes.keys()],
    concurrency: PROCESSES_AT_ONCE,
    timeout: PROCESS_LIMIT_MS,
  });
  const keep = ({ file = '', message }: { file?: string | undefined; message: string }) =>
    output.set(file, `${output.get(file) ?? ''}${message}`.slice(-20_000));

  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:pass', ({ name, details, nesting, skip, todo }) => {
    if (nesting === 0) ended.set(name, details.duration_ms);
    if (nesting === 0 || details.type === 'suite') return;
    if (isMarked(skip) || isMarked(todo)) counts.skipped += 1;
    else counts.passed += 1;
  });
  stream.on('test:fail', ({ name, file = '', nesting, details }) => {
    if (nesting === 0) {
      ended.set(name, details.duration_ms);
      failed.add(name);
    }
    if ('failureType' in details.error && details.error.failureType === 'subtestsFailed') return;
    counts.failed += 1;
    console.log(
      `✖ ${relative(root, file)} › ${name}\n${inspect(details.error.cause ?? details.error, { depth: 4 })}\n`,
    );
  });
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => {
      const lost = [...processes.values()].flat().filter((name) => !ended.has(name));
      for (const name of lost) console.log(`✖ ${name} did not run to its end`);
      counts.failed += lost.length;
      for (const [module, names] of processes)
        if (output.has(module) && [...names, module].some((name) => failed.has(name) || lost.includes(name)))
          console.log(`--- output of ${names.join(', ')}\n${output.get(module)}`);
      printSlowest(ended);
      resolve(counts);
    });
    stream.resume();
  });
}

/**
 * Deals the files out to a few processes, each with about as much code to run: what files share is loaded and compiled once a
 * process. A process's files are suites of one module. Returns the modules, each with the names of its suites.
 */
function dealOut(bundles: readonly string[], folder: string): Map<string, readonly string[]> {
  const hands = Array.from({ length: PROCESSES }, (): { bytes: number; files: string[] } => ({ bytes: 0, files: [] }));
  const sized = bundles.map((file) => ({ file, bytes: statSync(file).size }));
  for (const { file, bytes } of sized.toSorted((a, b) => b.bytes - a.bytes)) {
    const lightest = hands.reduce((least, hand) => (hand.bytes < least.bytes ? hand : least));
    lightest.files.push(file);
    lightest.bytes += bytes;
  }
  const dealt = hands.map(({ files }) => files).filter((files) => files.length > 0);
  return new Map(
    dealt.map((files, index) => {
      const names = files.map((file) => relative(folder, file).replaceAll(sep, '/'));
      const module = join(folder, `process-${index + 1}.mjs`);
      const suites = names.map((name) => `describe('${name}', () => import('./${name}'));`);
      writeFileSync(module, ["import { describe } from 'node:test';", ...suites].join('\n'));
      return [module, names];
    }),
  );
}

/** The processes take their options from ours; they run plain JavaScript, whose places the source maps know. */
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

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RunningPostgres, startTestPostgres } from '../postgres/start';
import { runBrowserTests } from './browser-tests';
import { buildWhenStale } from './build';
import { check } from './check';
import { chromiumExecutable } from './chromium';
import { endGroupOnSignal } from './end-group';
import { runNodeTests } from './node-tests';
import { root } from './root';
import { addCounts, type Counts, isGood, noTests, summary } from './test-counts';
import { testFiles } from './test-files';

// `npm test`: everything. `npm test -- lib/money ledger`: only the unit and integration files that match.
const filters = process.argv.slice(2);
const began = performance.now();
for (const name of Object.keys(process.env)) {
  if (/^(STRIPE_|NEXT_PUBLIC_|DATABASE_URL|APP_|SMTP_|MAIL_|SANDBOX_|PG_|PORT$|WORKER$)/.test(name))
    delete process.env[name];
}
const compileLater = pathToFileURL(join(root, 'sandbox/dev/compile-later.mjs')).href;
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${compileLater}`.trim();
endGroupOnSignal();

const failure: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Runs one phase, prints how long it took; a phase that throws is one failure. */
async function phase(name: string, body: () => Promise<Counts>): Promise<Counts> {
  const start = performance.now();
  console.log(`\n▶ ${name}`);
  const counts = await body().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return failure;
  });
  console.log(`◀ ${name}: ${seconds(start)} s, ${summary(counts)}`);
  return counts;
}

const seconds = (start: number) => ((performance.now() - start) / 1_000).toFixed(1);

async function build(): Promise<Counts> {
  await buildWhenStale();
  return noTests;
}

async function checked(): Promise<Counts> {
  const failed = await check();
  if (failed.length > 0) console.error(`check: ${failed.join(', ')} failed`);
  return { ...noTests, failed: failed.length };
}

const files = testFiles(filters);
const browserFolder = join('sandbox/stripe/js', '/');
const servers: RunningPostgres[] = [];

/** One database server and one browser for every process of this run, which inherit the variables. */
async function prepare(): Promise<Counts> {
  const server = await startTestPostgres();
  servers.push(server);
  process.env.TEST_DATABASE_SERVER_URL = server.url;
  if (files.some((file) => file.startsWith(browserFolder))) process.env.CHROMIUM_PATH = await chromiumExecutable();
  return noTests;
}

const nodeTests = () => phase('unit and integration', () => runNodeTests(files));

async function everything(): Promise<Counts[]> {
  const [built, tested] = await Promise.all([phase('build', build), nodeTests()]);
  return [built, tested, built.failed > 0 ? failure : await phase('browser', runBrowserTests)];
}

const parts: Counts[] = [];
if (filters.length === 0) parts.push(await phase('check', checked));
const prepared = await phase('database and browser', prepare);
parts.push(prepared);
if (prepared.failed === 0) parts.push(...(filters.length > 0 ? [await nodeTests()] : await everything()));
for (const server of servers) await server.stop();
const total = parts.reduce(addCounts, noTests);
console.log(`\n${seconds(began)} s`);
console.log(summary(total));
process.exit(isGood(total) ? 0 : 1);

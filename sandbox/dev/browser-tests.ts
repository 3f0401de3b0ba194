import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';
import { runCommand } from './run-command';
import { addCounts, type Counts } from './test-counts';

interface Suite {
  specs: {
    title: string;
    ok: boolean;
    tests: { results: { attachments: { name: string; path?: string | undefined }[] }[] }[];
  }[];
  suites?: Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      ok: z.boolean(),
      tests: z.array(
        z.object({
          results: z.array(
            z.object({ attachments: z.array(z.object({ name: z.string(), path: z.string().optional() })) }),
          ),
        }),
      ),
    }),
  ),
  suites: z.lazy(() => z.array(Suite).optional()),
});

const Report = z.object({
  suites: z.array(Suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

const PAGE_SHOWN = 6_000;

/** Playwright on the production build, on three stacks (playwright.config.ts): the long one beside the two that run one by one. */
export async function runBrowserTests(): Promise<Counts> {
  const oneByOne = async () => addCounts(await runStack('alone'), await runStack('newcomer'));
  const [together, others] = await Promise.all([runStack('together'), oneByOne()]);
  return addCounts(together, others);
}

/** No report, an error outside a test or no browser all count as a failure. */
async function runStack(stack: string): Promise<Counts> {
  const reportFile = join(root, `.data/test/playwright-${stack}.json`);
  rmSync(reportFile, { force: true });
  const code = await runCommand([join(root, 'node_modules/playwright/cli.js'), 'test'], { E2E_STACK: stack });
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const { suites, stats, errors } = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  suites.forEach(printPages);
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: code === 0 ? failed : Math.max(failed, 1), skipped: stats.skipped };
}

/** What each failed test had before it: where only the output is kept, a picture or a trace cannot be opened. */
function printPages({ specs, suites = [] }: Suite): void {
  for (const { title, tests } of specs.filter(({ ok }) => !ok)) {
    const attachments = tests.flatMap(({ results }) => results.flatMap((result) => result.attachments));
    const file = attachments.find(({ name }) => name === 'error-context')?.path;
    const [, page] = file === undefined ? [] : readFileSync(file, 'utf8').split('# Page snapshot');
    if (page !== undefined) console.log(`--- ${title}\n${page.slice(0, PAGE_SHOWN)}`);
  }
  suites.forEach(printPages);
}

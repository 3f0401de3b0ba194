import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';
import { runCommand } from './run-command';
import type { Counts } from './test-counts';

const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

const reportFile = join(root, '.data/test/playwright-stack.json');
const resultsFolder = join(root, '.data/playwright/stack');
const PAGE_SHOWN = 6_000;

/** Playwright on the production build. No report, an error outside a test or no browser all count as a failure. */
export async function runBrowserTests(): Promise<Counts> {
  rmSync(reportFile, { force: true });
  const code = await runCommand([join(root, 'node_modules/playwright/cli.js'), 'test']);
  if (code !== 0) printPages();
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: code === 0 ? failed : Math.max(failed, 1), skipped: stats.skipped };
}

/** What each failed test had before it: where only the output is kept, a picture or a trace cannot be opened. */
function printPages(): void {
  if (!existsSync(resultsFolder)) return;
  for (const name of readdirSync(resultsFolder)) {
    const file = join(resultsFolder, name, 'error-context.md');
    const [, page] = existsSync(file) ? readFileSync(file, 'utf8').split('# Page snapshot') : [];
    if (page !== undefined) console.log(`--- ${name}\n${page.split('\n# ')[0]?.slice(0, PAGE_SHOWN)}`);
  }
}

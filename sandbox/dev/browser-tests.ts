import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';
import { runCommand } from './run-command';
import { addCounts, type Counts } from './test-counts';

const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** All journeys on the production build, then a newcomer's: a fresh checkout's `npm run demo` sells a course. */
export async function runBrowserTests(): Promise<Counts> {
  const journeys = await playwright([]);
  const newcomers = await playwright(
    ['--project=people', '--project=alone', '--no-deps', '--workers=1', 'people.setup', 'books'],
    {
      E2E_STACK: 'fresh-demo',
      E2E_PORT: '13400',
    },
  );
  return addCounts(journeys, newcomers);
}

/** No report, an error outside a test or no browser all count as a failure. */
async function playwright(options: string[], env: Record<string, string> = {}): Promise<Counts> {
  const reportFile = join(root, '.data/test', `playwright-${env['E2E_STACK'] ?? 'stack'}.json`);
  rmSync(reportFile, { force: true });
  const code = await runCommand([join(root, 'node_modules/playwright/cli.js'), 'test', ...options], env);
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: code === 0 ? failed : Math.max(failed, 1), skipped: stats.skipped };
}

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';
import { runCommand } from './run-command';
import { addCounts, type Counts } from './test-counts';

/** What e2e/tell-counts.ts writes. */
const Told = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** Playwright on the production build, on two stacks beside each other (playwright.config.ts). */
export async function runBrowserTests(): Promise<Counts> {
  const [together, alone] = await Promise.all([runStack('together'), runStack('alone')]);
  return addCounts(together, alone);
}

/** Nothing told, or a bad end without a failed test, counts as a failure. */
async function runStack(stack: string): Promise<Counts> {
  const file = join(root, `.data/test/playwright-${stack}.json`);
  rmSync(file, { force: true });
  const code = await runCommand([join(root, 'node_modules/playwright/cli.js'), 'test'], { E2E_STACK: stack });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const told = Told.parse(JSON.parse(readFileSync(file, 'utf8')));
  return code === 0 ? told : { ...told, failed: Math.max(told.failed, 1) };
}

import axe from 'axe-core';
import type { Page } from 'playwright';
import { z } from 'zod';
import { expect } from './fixtures';

const Violations = z.object({
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** WCAG 2.2 A and AA by axe, and nothing that makes a phone scroll sideways. */
export async function seeAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const answer = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
  );
  const found = Violations.parse(answer).violations.map(({ id, help, nodes }) => ({ id, help, at: nodes[0]?.html }));
  expect(found, page.url()).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), page.url()).toBeLessThanOrEqual(0);
}

import axe from 'axe-core';
import type { Page } from 'playwright';
import { z } from 'zod';
import { expect } from './fixtures';

const Violations = z.object({
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

const widths = [360, 1280];

/** On a phone and on a desk: WCAG 2.2 A and AA by axe, and nothing that makes the page scroll sideways. */
export async function seeAccessible(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.evaluate(axe.source);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const where = `${page.url()} at ${width} px`;
    const answer = await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
    );
    const found = Violations.parse(answer).violations.map(({ id, help, nodes }) => ({ id, help, at: nodes[0]?.html }));
    expect(found, where).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), where).toBeLessThanOrEqual(0);
  }
  if (before !== null) await page.setViewportSize(before);
}

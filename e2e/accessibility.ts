import axe from 'axe-core';
import type { Page } from 'playwright';
import { z } from 'zod';
import { expect } from './fixtures';

const Violations = z.object({
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

const phone = 360;
const desk = 1280;

/** On a phone: WCAG 2.2 A and AA by axe. On a phone and on a desk: nothing makes the page scroll sideways. */
export async function seeAccessible(page: Page): Promise<void> {
  await seeAt(page, [phone]);
}

/** The same with axe on a desk too, for what tests how pages look. */
export async function seeAccessibleEverywhere(page: Page): Promise<void> {
  await seeAt(page, [phone, desk]);
}

async function seeAt(page: Page, axeWidths: readonly number[]): Promise<void> {
  const before = page.viewportSize();
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  for (const width of [phone, desk]) {
    await page.setViewportSize({ width, height: 900 });
    const where = `${page.url()} at ${width} px`;
    if (axeWidths.includes(width)) expect(await violations(page), where).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), where).toBeLessThanOrEqual(0);
  }
  if (before !== null) await page.setViewportSize(before);
}

async function violations(page: Page) {
  const answer = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
  );
  return Violations.parse(answer).violations.map(({ id, help, nodes }) => ({ id, help, at: nodes[0]?.html }));
}

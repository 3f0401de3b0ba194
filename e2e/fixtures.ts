import { test as base, expect } from 'playwright/test';

export { expect };

interface Fixtures {
  /** Console messages that the test expects; everything else on console.error or as an uncaught error fails it. */
  expectedErrors: RegExp[];
  consoleErrors: undefined;
}

/** A test fails when any of its pages (pop-ups and frames included) logs an error or breaks the content policy. */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  consoleErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (event) => errors.push(String(event.error())));
      await use(undefined);
      expect(errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
});

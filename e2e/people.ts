import path from 'node:path';
import type { BrowserContext } from 'playwright/test';
import { test as base } from './fixtures';
import { stack } from './places';

/** The seed's people, by role. */
export const emails = {
  patient: 'patient@dokuei-pay.example',
  facility: 'tokyo@dokuei-pay.example',
  radiologist: 'radiologist@dokuei-pay.example',
  operator: 'operator@dokuei-pay.example',
} as const;

export type SignedInRole = keyof typeof emails;
type State = Awaited<ReturnType<BrowserContext['storageState']>>;

export const stateFile = (role: SignedInRole) =>
  path.join(import.meta.dirname, `../.data/test/people/${stack}/${role}.json`);

interface People {
  /** The cookies of a signed-in person. They signed in once, before all tests (people.setup.spec.ts). */
  stateOf(role: SignedInRole): Promise<State>;
}

/** Tests that act as signed-in people: `browser.newContext({ storageState: await people.stateOf('operator') })`. */
export const test = base.extend<object, { people: People }>({
  people: [
    async ({ browser }, use) => {
      await use({
        stateOf: async (role) => {
          const context = await browser.newContext({ storageState: stateFile(role) });
          const state = await context.storageState();
          await context.close();
          return state;
        },
      });
    },
    { scope: 'worker' },
  ],
});

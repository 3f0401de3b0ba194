import type { Browser, BrowserContext } from 'playwright/test';
import { test as base } from './fixtures';
import { appUrl } from './places';
import { signIn } from './sign-in';

/** The seed's people, by role. */
export const emails = {
  patient: 'patient@dokuei-pay.example',
  facility: 'tokyo@dokuei-pay.example',
  radiologist: 'radiologist@dokuei-pay.example',
  operator: 'operator@dokuei-pay.example',
} as const;

export type SignedInRole = keyof typeof emails;
type State = Awaited<ReturnType<BrowserContext['storageState']>>;

interface People {
  /** The cookies of a signed-in person; signs in once per worker, so that tests do not use up the limits. */
  stateOf(role: SignedInRole): Promise<State>;
}

async function enter(browser: Browser, role: SignedInRole): Promise<State> {
  const context = await browser.newContext({ baseURL: appUrl });
  try {
    await signIn(await context.newPage(), emails[role], '/cart');
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/** Tests that act as signed-in people: `browser.newContext({ storageState: await people.stateOf('operator') })`. */
export const test = base.extend<object, { people: People }>({
  people: [
    async ({ browser }, use) => {
      const states = new Map<SignedInRole, Promise<State>>();
      await use({
        stateOf: (role) => {
          const state = states.get(role) ?? enter(browser, role);
          states.set(role, state);
          return state;
        },
      });
    },
    { scope: 'worker' },
  ],
});

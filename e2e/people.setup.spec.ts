import { test } from './fixtures';
import { emails, type SignedInRole, stateFile } from './people';
import { signIn } from './sign-in';

const roles: readonly SignedInRole[] = ['patient', 'facility', 'radiologist', 'operator'];

// Once, before all other tests: two workers signing in as one person would take each other's codes.
for (const role of roles) {
  test(`${role} signs in`, async ({ page, context }) => {
    await signIn(page, emails[role], '/cart');
    await context.storageState({ path: stateFile(role) });
  });
}

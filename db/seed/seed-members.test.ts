import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as schema from '@/db/schema/auth';
import { bareContext } from '@/db/testing/bare-context';
import { createAuth } from '@/lib/auth/options';
import { deriveKey } from '@/lib/auth/secret';
import { readSession } from '@/lib/auth/session';
import { Browser } from '@/lib/auth/testing/browser';
import { totpCode } from '@/lib/auth/totp';
import { systemClock } from '@/lib/time/clock';
import { demoOperator } from './demo-operator';
import { seedCatalog } from './seed-catalog';
import { seedMembers } from './seed-members';

const appSecret = 'an application secret of the demo, long enough';

test('the demo operator signs in by mail and by the published secret, also after a second seed', async () => {
  await using bare = await bareContext();
  const { ctx } = bare;
  const now = systemClock.now();
  await seedCatalog(ctx.db, now);
  await seedMembers(ctx.db, { appSecret: 'another secret, from an earlier checkout', isLive: false, createdAt: now });
  await seedMembers(ctx.db, { appSecret, isLive: false, createdAt: now });
  let code = '';
  const auth = createAuth({
    db: ctx.db,
    schema,
    secret: deriveKey(appSecret, 'sessions'),
    baseUrl: 'http://127.0.0.1:3000',
    sendSignInCode: async (_email, sent) => {
      code = sent;
    },
  });
  const browser = new Browser();
  const { email, totpSecret } = demoOperator;
  await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
  await browser.keep(
    auth.api.signInEmailOTP({ body: { email, otp: code }, headers: browser.headers, asResponse: true }),
  );
  assert.equal(await readSession({ auth, db: ctx.db, now }, browser.headers), null);
  const totp = totpCode(totpSecret, systemClock.now());
  await browser.keep(auth.api.verifyTOTP({ body: { code: totp }, headers: browser.headers, asResponse: true }));
  const session = await readSession({ auth, db: ctx.db, now }, browser.headers);
  assert.equal(session?.secondFactor, 'passed');
  assert.deepEqual(session?.grantedRoles, ['patient', 'operator']);
});

test('beside live keys nobody is seeded', async () => {
  await using bare = await bareContext();
  await seedMembers(bare.ctx.db, { appSecret, isLive: true, createdAt: systemClock.now() });
  assert.equal((await bare.sql`select 1 from auth_user`).length, 0);
});

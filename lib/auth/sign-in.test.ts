import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as schema from '@/db/schema/auth';
import { bareContext } from '@/db/testing/bare-context';
import { newId } from '@/lib/ids';
import { systemClock } from '@/lib/time/clock';
import { hourMs, minuteMs, shift } from '@/lib/time/duration';
import { enterEmailedCode, enterTotp } from './enter-code';
import { createAuth } from './options';
import { pruneSignIns } from './prune-sign-ins';
import { missingForRole } from './role-gate';
import { sendSignInCode } from './send-sign-in-code';
import { actorOf, readSession } from './session';
import { stepUp } from './step-up';
import { Browser } from './testing/browser';
import { totpCode } from './totp';

async function door() {
  const bare = await bareContext();
  const { ctx, sql } = bare;
  const auth = createAuth({
    db: ctx.db,
    schema,
    secret: 'a secret of at least thirty-two characters',
    baseUrl: 'https://pay.example',
    sendSignInCode: (email, code) => sendSignInCode(ctx, { email, code }),
  });
  const askCode = async (email: string): Promise<string> => {
    await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
    const [mail] =
      await sql`select props ->> 'code' as code from mails where to_address = ${email} order by created_at desc, id desc limit 1`;
    assert.match(mail?.['code'], /^\d{6}$/);
    return mail?.['code'];
  };
  const tryCode = (browser: Browser, email: string, otp: string) =>
    browser.keep(auth.api.signInEmailOTP({ body: { email, otp }, headers: browser.headers, asResponse: true }));
  const session = (browser: Browser, now = systemClock.now()) =>
    readSession({ auth, db: ctx.db, now }, browser.headers);
  return { ...bare, auth, askCode, tryCode, session, [Symbol.asyncDispose]: bare[Symbol.asyncDispose] };
}

type Door = Awaited<ReturnType<typeof door>>;

const email = 'hanako@example.jp';

/** Signs in by code and enrols an authenticator app, as the pages do. */
async function enrolled({ auth, askCode, tryCode, sql, session }: Door) {
  const browser = new Browser();
  await tryCode(browser, email, await askCode(email));
  const found = await session(browser);
  assert.ok(found !== null);
  await sql`insert into user_roles (user_id, role, created_at) values (${found.userId}, 'operator', now())`;
  const enabled = await auth.api.enableTwoFactor({ body: { method: 'totp' }, headers: browser.headers });
  assert.ok('totpURI' in enabled && enabled.totpURI !== undefined);
  const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? '';
  const verify = (from: Browser, code: string) =>
    from.keep(auth.api.verifyTOTP({ body: { code }, headers: from.headers, asResponse: true }));
  return { browser, secret, verify };
}

const sessionCookie = '__Secure-dokuei.session_token';

test('a code from the mail signs in; the cookie is for https, hidden from scripts and Lax; the code works once', async () => {
  await using d = await door();
  const browser = new Browser();
  const code = await d.askCode(email);
  const response = await d.tryCode(browser, email, code);
  assert.equal(response.status, 200);
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith(sessionCookie)) ?? '';
  for (const attribute of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i]) assert.match(cookie, attribute);
  const session = await d.session(browser);
  assert.equal(session?.email, email);
  assert.deepEqual(session?.grantedRoles, ['patient']);
  const again = new Browser();
  assert.equal((await d.tryCode(again, email, code)).status, 400);
  assert.equal(await d.session(again), null);
});

test('codes are stored hashed', async () => {
  await using d = await door();
  const code = await d.askCode(email);
  const rows = await d.sql`select value from auth_verification`;
  assert.equal(rows.length, 1);
  assert.ok(!String(rows[0]?.['value']).includes(code));
});

test('a wrong code is refused, and after five the right one too', async () => {
  await using d = await door();
  const browser = new Browser();
  const code = await d.askCode(email);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    assert.notEqual((await d.tryCode(browser, email, wrong)).status, 200);
  }
  assert.notEqual((await d.tryCode(browser, email, code)).status, 200);
  assert.equal(await d.session(browser), null);
});

test('a code is refused after ten minutes, and after a newer one was sent', async () => {
  await using d = await door();
  const browser = new Browser();
  const [old, fresh] = [await d.askCode(email), await d.askCode(email)];
  if (old !== fresh) assert.notEqual((await d.tryCode(browser, email, old)).status, 200);
  const [row] =
    await d.sql`select extract(epoch from expires_at - (now() at time zone 'utc'))::int as seconds from auth_verification order by expires_at desc`;
  assert.ok(row?.['seconds'] > 590 && row?.['seconds'] <= 600);
  await d.sql`update auth_verification set expires_at = (now() at time zone 'utc') - interval '1 second'`;
  assert.notEqual((await d.tryCode(browser, email, fresh)).status, 200);
  assert.equal(await d.session(browser), null);
});

test('an operator without a second factor may do nothing of an operator', async () => {
  await using d = await door();
  const { browser } = await enrolled(d);
  const session = await d.session(browser);
  assert.equal(session?.secondFactor, 'missing');
  assert.equal(missingForRole(session, 'operator'), 'second_factor_required');
  const actor = actorOf(session, []);
  assert.ok(actor.kind === 'user' && !actor.roles.includes('operator'));
});

test('a passed second factor opens the console for twelve hours', async () => {
  await using d = await door();
  const { browser, secret, verify } = await enrolled(d);
  assert.equal((await verify(browser, totpCode(secret, systemClock.now()))).status, 200);
  const session = await d.session(browser);
  assert.equal(session?.secondFactor, 'passed');
  assert.equal(missingForRole(session, 'operator'), null);
  const evening = await d.session(browser, shift(systemClock.now(), 13 * hourMs));
  assert.equal(evening?.secondFactor, 'enrolled');
});

test('the second factor is fresh for half an hour, and again with the right digits only', async () => {
  await using d = await door();
  const { browser, secret, verify } = await enrolled(d);
  const early = new Browser();
  await d.tryCode(early, 'other@example.jp', await d.askCode('other@example.jp'));
  await verify(browser, totpCode(secret, systemClock.now()));
  const at = (ms: number) => shift(systemClock.now(), ms);
  assert.equal((await d.session(browser, at(29 * minuteMs)))?.secondFactorFresh, true);
  const later = await d.session(browser, at(31 * minuteMs));
  assert.deepEqual([later?.secondFactorFresh, later?.secondFactor], [false, 'passed']);
  const enter = (from: Browser, code: string) =>
    stepUp(d.ctx, { auth: d.auth, headers: from.headers, code, now: at(31 * minuteMs) });
  const good = totpCode(secret, systemClock.now());
  assert.equal(await enter(browser, good === '000000' ? '000001' : '000000'), 'wrong');
  assert.equal((await d.session(browser, at(31 * minuteMs)))?.secondFactorFresh, false);
  assert.equal(await enter(browser, totpCode(secret, systemClock.now())), 'signed_in');
  assert.equal((await d.session(browser, at(60 * minuteMs)))?.secondFactorFresh, true);
  assert.equal(await enter(early, good), 'expired', 'a session without a passed factor does not step up');
  assert.equal(await enter(new Browser(), good), 'expired');
});

test('a session from before the enrolment does not become one that passed it', async () => {
  await using d = await door();
  const early = new Browser();
  await d.tryCode(early, email, await d.askCode(email));
  const { browser, secret, verify } = await enrolled(d);
  await verify(browser, totpCode(secret, systemClock.now()));
  assert.equal((await d.session(early))?.secondFactor, 'enrolled');
  await verify(early, totpCode(secret, systemClock.now()));
  assert.equal((await d.session(early))?.secondFactor, 'enrolled', 'only a new sign-in passes it');
});

test('the e-mailed code of someone with TOTP gives no session until the TOTP is passed', async () => {
  await using d = await door();
  const { browser, secret, verify } = await enrolled(d);
  await verify(browser, totpCode(secret, systemClock.now()));

  const second = new Browser();
  const response = await d.tryCode(second, email, await d.askCode(email));
  assert.equal((await response.json()).twoFactorRedirect, true);
  assert.equal(second.has(sessionCookie), false);
  assert.equal(await d.session(second), null);
  const good = totpCode(secret, systemClock.now());
  const wrong = good === '000000' ? '000001' : '000000';
  assert.notEqual((await verify(second, wrong)).status, 200);
  assert.equal(await d.session(second), null);
  assert.equal((await verify(second, totpCode(secret, systemClock.now()))).status, 200);
  assert.equal((await d.session(second))?.secondFactor, 'passed');
});

test('guessing a TOTP ends after five tries', async () => {
  await using d = await door();
  const { browser, secret, verify } = await enrolled(d);
  await verify(browser, totpCode(secret, systemClock.now()));
  const guesser = new Browser();
  await d.tryCode(guesser, email, await d.askCode(email));
  const wrong = totpCode(secret, systemClock.now()) === '000000' ? '000001' : '000000';
  for (let attempt = 0; attempt < 5; attempt += 1) await verify(guesser, wrong);
  assert.notEqual((await verify(guesser, totpCode(secret, systemClock.now()))).status, 200);
  assert.equal(await d.session(guesser), null);
});

test('members of a facility carry it; signing out ends the session', async () => {
  await using d = await door();
  const browser = new Browser();
  await d.tryCode(browser, email, await d.askCode(email));
  const facilityId = newId('fac');
  await d.sql`insert into facilities (id, name, prefecture, address, access, phone, reception_hours, created_at) values (${facilityId}, '施設', '東京都', '-', '-', '-', '-', now())`;
  await d.sql`insert into user_roles (user_id, role, facility_id, created_at) select id, 'facility', ${facilityId}, now() from auth_user`;
  const session = await d.session(browser);
  assert.deepEqual(session?.facilityIds, [facilityId]);
  assert.equal(missingForRole(session, 'facility'), null);
  assert.equal(missingForRole(session, 'operator'), 'forbidden');
  await browser.keep(d.auth.api.signOut({ headers: browser.headers, asResponse: true }));
  assert.equal(await d.session(browser), null);
});

test('each refusal of a code has its own outcome, and a sign-in is in the audit log', async () => {
  await using d = await door();
  const enter = (code: string) => enterEmailedCode(d.ctx, { auth: d.auth, headers: new Headers(), email, code });
  const first = await d.askCode(email);
  const wrong = first === '000000' ? '000001' : '000000';
  assert.equal(await enter(wrong), 'wrong');
  await d.sql`update auth_verification set expires_at = (now() at time zone 'utc') - interval '1 second'`;
  assert.equal(await enter(first), 'expired');
  const second = await d.askCode(email);
  for (let attempt = 0; attempt < 5; attempt += 1) await enter(second === '000000' ? '000001' : '000000');
  assert.equal(await enter(second), 'too_many');
  assert.equal(await enter(await d.askCode(email)), 'signed_in');
  assert.equal(await enterTotp(d.ctx, { auth: d.auth, headers: new Headers(), code: '123456' }), 'expired');
  const log = await d.sql`select action from audit_log`;
  assert.deepEqual([...log.map(({ action }) => action)], ['user.signed_in']);
});

test('what has expired is forgotten, what lives stays', async () => {
  await using d = await door();
  const browser = new Browser();
  await d.tryCode(browser, email, await d.askCode(email));
  await d.askCode('other@example.jp');
  await d.askCode('old@example.jp');
  await d.sql`update auth_verification set expires_at = now() - interval '2 days' where identifier like '%old@%'`;
  assert.deepEqual(await pruneSignIns(d.ctx), { codes: 1, sessions: 0 });
  assert.ok((await d.session(browser)) !== null);
  await d.sql`update auth_session set expires_at = now() - interval '2 days'`;
  assert.deepEqual(await pruneSignIns(d.ctx), { codes: 0, sessions: 1 });
});

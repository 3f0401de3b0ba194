'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { auth } from '@/lib/auth';
import { currentSession } from '@/lib/auth/current-actor';
import { type CodeOutcome, enterEmailedCode, enterTotp } from '@/lib/auth/enter-code';
import { secondsToResend } from '@/lib/auth/pending-sign-in';
import { typedCode, typedEmail } from '@/lib/auth/typed-input';
import { action, FormRefusal } from '@/lib/http/action';
import { appRateLimiter } from '@/lib/http/app-rate-limiter';
import { leaveTo } from '@/lib/http/leave-page';
import { forgetPendingSignIn, keepPendingSignIn, pendingSignIn } from '@/lib/http/pending-cookie';
import { clientAddress } from '@/lib/http/request-headers';
import { safePath } from '@/lib/http/safe-path';
import { systemClock } from '@/lib/time/clock';
import { landingPath } from './landing-path';

async function sendCode(email: string, next: string): Promise<void> {
  const list = await headers();
  await appRateLimiter().consume('sign_in_code', { email, ip: clientAddress(list) });
  await auth().api.sendVerificationOTP({ body: { email, type: 'sign-in' }, headers: list });
  await keepPendingSignIn({ email, next, sentAt: systemClock.now().getTime() });
}

/** Step 1: an address gets a code. Known and unknown addresses are answered alike. */
export const requestCode = action({
  form: z.object({ email: z.unknown(), next: z.string().optional() }),
  run: async (_ctx, input) => {
    const t = await getTranslations('auth.errors');
    const email = typedEmail.safeParse(input.email);
    if (!email.success) return new FormRefusal({ fields: { email: t('email') } });
    await sendCode(email.data, safePath(input.next));
    return leaveTo('/sign-in/code');
  },
});

/** Another code to the same address, at the earliest a minute after the last. */
export const resendCode = action({
  form: z.object({}),
  run: async (): Promise<'resent' | FormRefusal> => {
    const pending = await pendingSignIn();
    if (pending === null) return leaveTo('/sign-in');
    const seconds = secondsToResend(pending, systemClock.now());
    const t = await getTranslations('auth.errors');
    if (seconds > 0) return new FormRefusal({ message: t('wait', { seconds }) });
    await sendCode(pending.email, pending.next);
    return 'resent';
  },
});

/** Step 2: the e-mailed code. */
export const submitCode = action({
  form: z.object({ code: z.unknown() }),
  run: async (ctx, input) => {
    const pending = await pendingSignIn();
    if (pending === null) return leaveTo('/sign-in');
    const t = await getTranslations('auth.errors');
    const code = typedCode.safeParse(input.code);
    if (!code.success) return new FormRefusal({ fields: { code: t('codeShape') } });
    const list = await headers();
    await appRateLimiter().consume('sign_in_try', { email: pending.email, ip: clientAddress(list) });
    const door = { auth: auth(), headers: list, email: pending.email, code: code.data };
    const outcome = await enterEmailedCode(ctx, door);
    if (outcome === 'second_factor') return leaveTo('/sign-in/totp');
    if (outcome !== 'signed_in') return new FormRefusal({ fields: { code: t(codeErrors[outcome]) } });
    await forgetPendingSignIn();
    return leaveTo(pending.next === '/' ? '/sign-in' : pending.next);
  },
});

/** Step 3, for people with a second factor: the app's digits. */
export const submitTotp = action({
  form: z.object({ code: z.unknown() }),
  run: async (ctx, input) => {
    const refusal = await tryTotp(ctx, input.code);
    if (refusal !== null) return refusal;
    const pending = await pendingSignIn();
    await forgetPendingSignIn();
    return leaveTo(pending === null || pending.next === '/' ? '/sign-in' : pending.next);
  },
});

/** Enrolment: makes the secret that the page then shows. Never over an existing second factor. */
export const beginEnrolment = action({
  form: z.object({ next: z.string().optional() }),
  run: async (_ctx, { next }) => {
    const session = await currentSession();
    if (session === null) return leaveTo('/sign-in?next=/two-factor');
    if (session.secondFactor === 'missing') {
      await auth().api.enableTwoFactor({ body: { method: 'totp' }, headers: await headers() });
    }
    return leaveTo(`/two-factor?next=${encodeURIComponent(safePath(next))}`);
  },
});

/** Enrolment: the first digits of the app switch the second factor on. */
export const confirmEnrolment = action({
  form: z.object({ code: z.unknown(), next: z.string().optional() }),
  run: async (ctx, { code, next }) => {
    const session = await currentSession();
    if (session === null) return leaveTo('/sign-in?next=/two-factor');
    const refusal = await tryTotp(ctx, code);
    return refusal ?? leaveTo(landingPath(safePath(next), session.grantedRoles));
  },
});

/** Ends the session; the form says where to go then. */
export const signOut = action({
  form: z.object({ next: z.string().optional() }),
  run: async (_ctx, { next }) => {
    await auth().api.signOut({ headers: await headers() });
    return leaveTo(safePath(next));
  },
});

async function tryTotp(ctx: Parameters<typeof enterTotp>[0], typed: unknown): Promise<FormRefusal | null> {
  const t = await getTranslations('auth.errors');
  const code = typedCode.safeParse(typed);
  if (!code.success) return new FormRefusal({ fields: { code: t('totpShape') } });
  const list = await headers();
  await appRateLimiter().consume('sign_in_try', { ip: clientAddress(list) });
  const outcome = await enterTotp(ctx, { auth: auth(), headers: list, code: code.data });
  return outcome === 'signed_in' ? null : new FormRefusal({ fields: { code: t(totpErrors[outcome]) } });
}

type Refused = Exclude<CodeOutcome, 'signed_in'>;

const codeErrors = {
  wrong: 'wrongCode',
  expired: 'expired',
  too_many: 'tooMany',
  locked: 'locked',
} as const satisfies Record<Exclude<Refused, 'second_factor'>, string>;

const totpErrors = {
  wrong: 'wrongTotp',
  expired: 'totpTooMany',
  too_many: 'totpTooMany',
  locked: 'locked',
  second_factor: 'wrongTotp',
} as const satisfies Record<Refused, string>;

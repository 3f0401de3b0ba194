import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { Auth } from './options';

export type CodeOutcome = 'signed_in' | 'second_factor' | 'wrong' | 'expired' | 'too_many' | 'locked';

export interface Door {
  readonly auth: Auth;
  /** Of the running request: the cookies that the sign-in continues. */
  readonly headers: Headers;
}

const challenge = z.object({ twoFactorRedirect: z.literal(true) });
const apiBody = z.object({ code: z.string() });

/** Tries an e-mailed code. Someone with a second factor gets no session yet: `second_factor`. */
export async function enterEmailedCode(ctx: Ctx, door: Door & { email: string; code: string }): Promise<CodeOutcome> {
  return outcomeOf(async () => {
    const body = { email: door.email, otp: door.code };
    const answer: unknown = await door.auth.api.signInEmailOTP({ body, headers: door.headers });
    if (challenge.safeParse(answer).success) return 'second_factor';
    await recordSignIn(ctx, { answer, action: 'user.signed_in' });
    return 'signed_in';
  });
}

/** Tries the authenticator app's digits: the second step of a sign-in, or the last of an enrolment. */
export async function enterTotp(ctx: Ctx, door: Door & { code: string }): Promise<CodeOutcome> {
  return outcomeOf(async () => {
    const answer: unknown = await door.auth.api.verifyTOTP({ body: { code: door.code }, headers: door.headers });
    await recordSignIn(ctx, { answer, action: 'user.second_factor_passed' });
    return 'signed_in';
  });
}

async function recordSignIn(ctx: Ctx, { answer, action }: { answer: unknown; action: string }): Promise<void> {
  const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(answer);
  await recordAudit(ctx, { action, subjectId: user.id });
}

async function outcomeOf(attempt: () => Promise<CodeOutcome>): Promise<CodeOutcome> {
  try {
    return await attempt();
  } catch (error) {
    const code = error instanceof APIError ? apiBody.safeParse(error.body).data?.code : undefined;
    const refusal = refusals[code ?? ''];
    if (refusal === undefined) throw error;
    return refusal;
  }
}

const refusals: Readonly<Record<string, CodeOutcome>> = {
  INVALID_OTP: 'wrong',
  INVALID_CODE: 'wrong',
  TOTP_NOT_ENABLED: 'expired',
  OTP_EXPIRED: 'expired',
  TOO_MANY_ATTEMPTS: 'too_many',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'too_many',
  INVALID_TWO_FACTOR_COOKIE: 'expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
};

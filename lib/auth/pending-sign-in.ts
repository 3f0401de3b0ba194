import { z } from 'zod';
import { safePath } from '@/lib/http/safe-path';
import { deriveKey, isSignature, sign } from './secret';

export const pendingCookieName = 'dokuei_sign_in';
export const pendingSeconds = 20 * 60;
export const resendSeconds = 60;

const pendingShape = z.object({ email: z.string(), next: z.string().transform(safePath), sentAt: z.number() });

/** Between the steps of signing in: for whom, where to go then, and when the last code was sent (ms). */
export type PendingSignIn = z.infer<typeof pendingShape>;

/** The cookie's value. The address stays out of URLs, where logs and histories would keep it. */
export function writePending(appSecret: string, pending: PendingSignIn): string {
  const text = Buffer.from(JSON.stringify(pending)).toString('base64url');
  return `${text}~${sign(deriveKey(appSecret, 'sign-in-email'), text)}`;
}

export function readPending(appSecret: string, cookie: string | undefined): PendingSignIn | null {
  const [text = '', signature = ''] = (cookie ?? '').split('~');
  if (text === '' || !isSignature(deriveKey(appSecret, 'sign-in-email'), text, signature)) return null;
  const parsed = pendingShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return parsed.success ? parsed.data : null;
}

/** Seconds until another code may be sent; 0 when it may. */
export function secondsToResend(pending: Pick<PendingSignIn, 'sentAt'>, now: Date): number {
  return Math.max(0, Math.ceil((pending.sentAt + resendSeconds * 1_000 - now.getTime()) / 1_000));
}

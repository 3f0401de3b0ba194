import { cookies } from 'next/headers';
import {
  type PendingSignIn,
  pendingCookieName,
  pendingSeconds,
  readPending,
  writePending,
} from '@/lib/auth/pending-sign-in';
import { env } from '@/lib/env';

/** The sign-in that this browser has begun, or null. */
export async function pendingSignIn(): Promise<PendingSignIn | null> {
  return readPending(env().APP_SECRET, (await cookies()).get(pendingCookieName)?.value);
}

export async function keepPendingSignIn(pending: PendingSignIn): Promise<void> {
  const { APP_SECRET, APP_URL } = env();
  (await cookies()).set(pendingCookieName, writePending(APP_SECRET, pending), {
    httpOnly: true,
    sameSite: 'lax',
    secure: APP_URL.startsWith('https:'),
    path: '/',
    maxAge: pendingSeconds,
  });
}

export async function forgetPendingSignIn(): Promise<void> {
  (await cookies()).delete(pendingCookieName);
}

import { headers } from 'next/headers';
import { auth } from '@/lib/auth';
import { currentSession } from '@/lib/auth/current-actor';
import { stepUp } from '@/lib/auth/step-up';
import { env } from '@/lib/env';
import { systemClock } from '@/lib/time/clock';
import { appRateLimiter } from './app-rate-limiter';
import type { Border } from './handle-request';
import { localeOf } from './locale';
import { requestContext } from './request-context';

/** The running request as its border sees it. */
export async function currentBorder(): Promise<Border> {
  const [ctx, session, list] = await Promise.all([requestContext(), currentSession(), headers()]);
  return {
    ctx,
    session,
    limiter: appRateLimiter(),
    appUrl: env().APP_URL,
    locale: localeOf(list),
    // Sessions live by the real clock, also beside the sandbox.
    enterSecondFactor: (code) => stepUp(ctx, { auth: auth(), headers: list, code, now: systemClock.now() }),
  };
}

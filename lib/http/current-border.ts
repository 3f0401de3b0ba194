import { headers } from 'next/headers';
import { currentSession } from '@/lib/auth/current-actor';
import { env } from '@/lib/env';
import { appRateLimiter } from './app-rate-limiter';
import type { Border } from './handle-request';
import { localeOf } from './locale';
import { requestContext } from './request-context';

/** The running request as its border sees it. */
export async function currentBorder(): Promise<Border> {
  const [ctx, session, list] = await Promise.all([requestContext(), currentSession(), headers()]);
  return { ctx, session, limiter: appRateLimiter(), appUrl: env().APP_URL, locale: localeOf(list) };
}

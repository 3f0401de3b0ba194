import { database } from '@/db/client';
import { deriveKey } from '@/lib/auth/secret';
import { env } from '@/lib/env';
import { createRateLimiter, type RateLimiter } from './rate-limit';

let shared: RateLimiter | undefined;

/** The process's rate limiter, made on first use. */
export function appRateLimiter(): RateLimiter {
  shared ??= createRateLimiter(database().sql, deriveKey(env().APP_SECRET, 'rate-limit'));
  return shared;
}

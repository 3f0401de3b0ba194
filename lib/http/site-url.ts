import { env } from '@/lib/env';

/** Our address without a trailing slash, for absolute links. */
export function siteUrl(): string {
  return env().APP_URL.replace(/\/+$/, '');
}

import type { ErrorLocale } from './error-table';
import { readCookie } from './request-headers';

/** The language the person chose; Japanese unless it is English. */
export function localeOf(headers: Headers): ErrorLocale {
  return readCookie(headers, 'locale') === 'en' ? 'en' : 'ja';
}

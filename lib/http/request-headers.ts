import { randomUUID } from 'node:crypto';
import { trustedProxies } from '@/lib/env';

export const requestIdHeader = 'x-request-id';
export const nonceHeader = 'x-nonce';
/** Set by the proxy on the request: the page's own path and query, for the way back after sign-in. */
export const pathHeader = 'x-dokuei-path';

/** The id that the proxy gave this request; a new one where no proxy ran (tests, bare handlers). */
export function requestIdOf(headers: Headers): string {
  return headers.get(requestIdHeader) ?? randomUUID();
}

/**
 * The caller's address for rate limits: the entry of X-Forwarded-For that the outermost of our proxies wrote (the last, where
 * there is one proxy). Entries before it come from the caller and are not believed.
 */
export function clientAddress(headers: Headers, proxies: number = trustedProxies()): string {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',');
  return (entries.at(-proxies) ?? entries[0])?.trim() || 'unknown';
}

/** One cookie of a Cookie header, decoded, or undefined. */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeCookie(value.join('='));
  }
  return undefined;
}

function decodeCookie(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

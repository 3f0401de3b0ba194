import { createHmac, timingSafeEqual } from 'node:crypto';

export type SecretPurpose = 'sessions' | 'order-link' | 'order-cookie' | 'rate-limit' | 'sign-in-email' | 'add-on-link';

/** A key for one purpose out of APP_SECRET, so that a signature made for one door opens no other. */
export function deriveKey(appSecret: string, purpose: SecretPurpose): string {
  return createHmac('sha256', appSecret).update(`dokuei-pay:${purpose}`).digest('base64url');
}

export function sign(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Compares in constant time. */
export function isSignature(key: string, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(key, text));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

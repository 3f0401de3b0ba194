import { deriveKey, isSignature, sign } from '@/lib/auth/secret';
import { env } from '@/lib/env';
import type { AddOnChargeId } from '@/lib/ids';

export const payCookieName = 'dokuei_pay';

function keyOf(chargeId: AddOnChargeId): string {
  return sign(deriveKey(env().APP_SECRET, 'add-on-link'), chargeId);
}

/** The absolute signed link to pay on session; how long it works is the charge's. Never log it. */
export function payLink(chargeId: AddOnChargeId): string {
  return new URL(`/pay/${chargeId}/open?key=${keyOf(chargeId)}`, env().APP_URL).href;
}

export function isPayKey(chargeId: AddOnChargeId, key: string): boolean {
  return isSignature(deriveKey(env().APP_SECRET, 'add-on-link'), chargeId, key);
}

/** The cookie that a followed link leaves, and whether a browser's cookie opens a charge. */
export function payCookie(chargeId: AddOnChargeId): string {
  return `${chargeId}~${keyOf(chargeId)}`;
}

export function opensCharge(cookie: string | undefined, chargeId: AddOnChargeId): boolean {
  const [id = '', key = ''] = (cookie ?? '').split('~');
  return id === chargeId && isPayKey(chargeId, key);
}

import { type OrderId, parseId } from '@/lib/ids';
import { deriveKey, isSignature, sign } from './secret';

export const orderCookieName = 'dokuei_orders';
export const orderCookieSeconds = 180 * 24 * 60 * 60;
const ordersMax = 20;

/** The guest's key to an order: `/orders/{id}/open?key=…` in mails. */
export function orderKey(appSecret: string, orderId: OrderId): string {
  return sign(deriveKey(appSecret, 'order-link'), orderId);
}

export function isOrderKey(appSecret: string, orderId: OrderId, key: string): boolean {
  return isSignature(deriveKey(appSecret, 'order-link'), orderId, key);
}

/** The path of the signed link that opens an order for whoever holds it. */
export function orderLinkPath(appSecret: string, orderId: OrderId): string {
  return `/orders/${orderId}/open?key=${orderKey(appSecret, orderId)}`;
}

/** The orders of a browser's cookie, newest last; none when the signature is not ours. */
export function readOrderCookie(appSecret: string, cookie: string | undefined): readonly OrderId[] {
  const [list = '', signature = ''] = (cookie ?? '').split('~');
  if (list === '' || !isSignature(deriveKey(appSecret, 'order-cookie'), list, signature)) return [];
  return list.split('.').flatMap((text) => parseId('ord', text) ?? []);
}

/** The cookie with one order more; the oldest leave when there are more than 20. */
export function writeOrderCookie(appSecret: string, orderIds: readonly OrderId[], added: OrderId): string {
  const list = [...orderIds.filter((orderId) => orderId !== added), added].slice(-ordersMax).join('.');
  return `${list}~${sign(deriveKey(appSecret, 'order-cookie'), list)}`;
}

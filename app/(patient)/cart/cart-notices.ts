import type { Route } from 'next';

/** What happened to the cart just now, carried over the redirect by name. */
export const cartNotices = [
  'added',
  'removed',
  'changed',
  'coupon_used',
  'coupon_removed',
  'coupon_refused',
  'price_changed',
  'date_changed',
  'date_missing',
  'place_taken',
  'course_unavailable',
  'course_full',
  'cart_full',
  'cart_empty',
  'too_many_lines',
  'failed',
] as const;
export type CartNotice = (typeof cartNotices)[number];

const good: readonly CartNotice[] = ['added', 'removed', 'changed', 'date_changed', 'coupon_used', 'coupon_removed'];

export function readCartNotice(value: unknown): CartNotice | undefined {
  return cartNotices.find((notice) => notice === value);
}

export function isGoodNews(notice: CartNotice): boolean {
  return good.includes(notice);
}

export function cartHref(notice: CartNotice): Route {
  return `/cart?notice=${notice}`;
}

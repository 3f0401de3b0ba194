import { cookies } from 'next/headers';
import { orderCookieName, orderCookieSeconds, readOrderCookie, writeOrderCookie } from '@/lib/auth/order-keys';
import { env } from '@/lib/env';
import type { OrderId } from '@/lib/ids';

/** Lets this browser see the order. Only in a Server Action or route handler: pages cannot set cookies. */
export async function grantOrderAccess(orderId: OrderId): Promise<void> {
  const { APP_SECRET, APP_URL } = env();
  const jar = await cookies();
  const held = readOrderCookie(APP_SECRET, jar.get(orderCookieName)?.value);
  jar.set(orderCookieName, writeOrderCookie(APP_SECRET, held, orderId), {
    httpOnly: true,
    sameSite: 'lax',
    secure: APP_URL.startsWith('https:'),
    path: '/',
    maxAge: orderCookieSeconds,
  });
}

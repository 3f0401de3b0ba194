import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import { type CartId, parseId } from '@/lib/ids';

export const cartCookieName = 'cart';

/** The cart this browser holds, by an unguessable id; null when it holds none. */
export async function heldCartId(): Promise<CartId | null> {
  return parseId('crt', (await cookies()).get(cartCookieName)?.value ?? '');
}

/** Lets this browser hold the cart for 30 days. Only in a Server Action or route handler: pages cannot set cookies. */
export async function holdCart(cartId: CartId): Promise<void> {
  const jar = await cookies();
  jar.set(cartCookieName, cartId, {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().APP_URL.startsWith('https:'),
    path: '/',
    maxAge: 30 * 24 * 60 * 60,
  });
}

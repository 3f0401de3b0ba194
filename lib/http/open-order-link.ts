import { isOrderKey } from '@/lib/auth/order-keys';
import { env } from '@/lib/env';
import { parseId } from '@/lib/ids';
import { grantOrderAccess } from './order-cookie';

/**
 * Opens a guest's order: the key becomes a cookie and leaves the address bar at once. A wrong key leads to the order's page
 * all the same, which then says "not found" to strangers and opens for whoever already holds the order.
 */
export async function openOrderLink(link: { orderId: string; key: string | null }): Promise<Response> {
  const { APP_SECRET } = env();
  const orderId = parseId('ord', link.orderId);
  if (orderId === null) return goTo('/orders/unknown');
  if (isOrderKey(APP_SECRET, orderId, link.key ?? '')) await grantOrderAccess(orderId);
  return goTo(`/orders/${orderId}`);
}

function goTo(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });
}

import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { readMailOrder } from './read-mail-order';

/** Enqueues the one mail that says the time to pay is over and nothing was charged. */
export async function mailOrderExpired(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const order = await readMailOrder(ctx, input.orderId);
  await enqueueMail(ctx, {
    factKey: `order_expired:${input.orderId}`,
    template: 'order_expired',
    to: order.to,
    orderId: input.orderId,
    locale: order.locale,
    props: order.props,
  });
}

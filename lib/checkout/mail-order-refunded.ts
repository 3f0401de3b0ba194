import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { readMailOrder } from './read-mail-order';

/** Enqueues the one mail that says the whole amount was given back. */
export async function mailOrderRefunded(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const order = await readMailOrder(ctx, input.orderId);
  await enqueueMail(ctx, {
    factKey: `order_refunded:${input.orderId}`,
    template: 'order_refunded',
    to: order.to,
    orderId: input.orderId,
    locale: order.locale,
    props: order.props,
  });
}

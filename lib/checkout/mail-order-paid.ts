import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { readMailOrder } from './read-mail-order';

/** Enqueues the one mail that says the money arrived: ticket codes, facilities, what to bring, link to the order. */
export async function mailOrderPaid(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const order = await readMailOrder(ctx, input.orderId);
  await enqueueMail(ctx, {
    factKey: `order_paid:${input.orderId}`,
    template: 'order_paid',
    to: order.to,
    orderId: input.orderId,
    locale: order.locale,
    props: order.props,
  });
}

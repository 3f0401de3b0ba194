import { and, eq } from 'drizzle-orm';
import { konbiniVouchers, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { readMailOrder } from './read-mail-order';

/** Enqueues the one mail that says the time to pay is over and nothing was charged – as far as we know, when a till may still report. */
export async function mailOrderExpired(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const order = await readMailOrder(ctx, input.orderId);
  const konbini = await hadNumbers(ctx, input.orderId);
  await enqueueMail(ctx, {
    factKey: `order_expired:${input.orderId}`,
    template: 'order_expired',
    to: order.to,
    orderId: input.orderId,
    locale: order.locale,
    props: { ...order.props, konbini },
  });
}

/** Whether numbers to pay at a konbini were good until their end. */
async function hadNumbers(ctx: Ctx, orderId: OrderId): Promise<boolean> {
  const expired = await ctx.db
    .select({ id: konbiniVouchers.id })
    .from(konbiniVouchers)
    .innerJoin(payments, eq(payments.id, konbiniVouchers.paymentId))
    .where(and(eq(payments.orderId, orderId), eq(konbiniVouchers.state, 'expired')))
    .limit(1);
  return expired.length > 0;
}

import { and, eq } from 'drizzle-orm';
import { konbiniVouchers, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { readMailOrder } from './read-mail-order';

interface OrderMail {
  readonly orderId: OrderId;
  readonly template: 'order_paid' | 'order_expired' | 'order_refunded';
}

/**
 * Enqueues the one mail of its kind about an order: the money arrived (ticket codes, facilities, what to bring), the time to pay
 * is over and nothing was charged (as far as we know, when a till may still report), or the whole amount was given back.
 */
export async function mailOrder(ctx: Ctx, { orderId, template }: OrderMail): Promise<void> {
  const { props, ...addressee } = await readMailOrder(ctx, orderId);
  const konbini = template === 'order_expired' ? { konbini: await hadNumbers(ctx, orderId) } : {};
  await enqueueMail(ctx, {
    ...addressee,
    factKey: `${template}:${orderId}`,
    template,
    orderId,
    props: { ...props, ...konbini },
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

import { and, asc, eq, inArray, lte, ne, notExists, sql } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { cancelPayment } from '@/lib/payments/cancel-payment';
import { sweepEach } from '@/lib/stripe/sweep-each';
import { expireOrder } from './expire-order';
import { vouchersThatMayPay } from './open-vouchers';
import { statesBefore } from './order-state';

const batchSize = 100;

/**
 * Ends unpaid orders whose time is over. Their PaymentIntent is canceled first; when a payment was faster the order lives, and
 * when Stripe's answer is unknown the order waits for the next run, behind those not tried yet. Numbers of a konbini that Stripe
 * has not called failed yet may bring money for another hour: until then nothing is taken back. Returns how many expired.
 */
export async function expireDueOrders(ctx: Ctx): Promise<{ expired: number }> {
  const due = await ctx.db
    .select({ id: orders.id, paymentId: payments.id })
    .from(orders)
    .leftJoin(payments, and(eq(payments.orderId, orders.id), ne(payments.state, 'canceled')))
    .where(
      and(
        inArray(orders.state, statesBefore('expired')),
        lte(orders.expiresAt, ctx.clock.now()),
        notExists(vouchersThatMayPay(ctx)),
      ),
    )
    .orderBy(sql`${payments.syncedAt} nulls first`, asc(orders.expiresAt))
    .limit(batchSize);
  const swept = await sweepEach(due, async (order) => {
    if (order.paymentId !== null) {
      await ctx.db.update(payments).set({ syncedAt: ctx.clock.now() }).where(eq(payments.id, order.paymentId));
      await cancelPayment(ctx, { orderId: order.id });
    }
    return ctx.db.transaction((tx) => expireOrder({ ...ctx, db: tx }, { orderId: order.id }));
  });
  return { expired: swept.applied };
}

import { and, asc, eq, gt, inArray, lte, ne, notExists, sql } from 'drizzle-orm';
import { konbiniVouchers, orders, payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { endedForGood } from '@/lib/konbini/voucher-times';
import { cancelPayment } from '@/lib/payments/cancel-payment';
import { sweepEach } from '@/lib/stripe/sweep-each';
import { mailOrder } from './mail-order';
import { statesBefore } from './order-state';
import { releaseOrder } from './release-order';

const batchSize = 100;

/**
 * Ends unpaid orders whose time is over. Their PaymentIntent is canceled first; when a payment was faster the order lives, and
 * when Stripe's answer is unknown the order waits for the next run, behind those not tried yet. Numbers of a konbini that Stripe
 * has not called failed yet may bring money for another hour: until then nothing is taken back. Returns how many expired.
 */
export async function expireDueOrders(ctx: Ctx): Promise<{ expired: number }> {
  const mayStillPay = ctx.db
    .select({ id: konbiniVouchers.id })
    .from(konbiniVouchers)
    .where(
      and(
        eq(konbiniVouchers.paymentId, payments.id),
        eq(konbiniVouchers.state, 'waiting'),
        gt(konbiniVouchers.stripeExpiresAt, endedForGood(ctx.clock.now())),
      ),
    );
  const due = await ctx.db
    .select({ id: orders.id, paymentId: payments.id })
    .from(orders)
    .leftJoin(payments, and(eq(payments.orderId, orders.id), ne(payments.state, 'canceled')))
    .where(
      and(
        inArray(orders.state, statesBefore('expired')),
        lte(orders.expiresAt, ctx.clock.now()),
        notExists(mayStillPay),
      ),
    )
    .orderBy(sql`${payments.syncedAt} nulls first`, asc(orders.expiresAt))
    .limit(batchSize);
  const swept = await sweepEach(due, async (order) => {
    if (order.paymentId !== null) {
      await ctx.db.update(payments).set({ syncedAt: ctx.clock.now() }).where(eq(payments.id, order.paymentId));
      await cancelPayment(ctx, { orderId: order.id });
    }
    return expireOrder(ctx, order.id);
  });
  return { expired: swept.applied };
}

async function expireOrder(ctx: Ctx, orderId: OrderId): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const livingPayment = tx
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.orderId, orderId), ne(payments.state, 'canceled')));
    const [won] = await tx
      .update(orders)
      .set({ state: 'expired' })
      .where(
        and(
          eq(orders.id, orderId),
          inArray(orders.state, statesBefore('expired')),
          lte(orders.expiresAt, ctx.clock.now()),
          notExists(livingPayment),
        ),
      )
      .returning({ buyerEmail: orders.buyerEmail, consentedAt: orders.consentedAt });
    if (won === undefined) return false;
    const inner = { ...ctx, db: tx };
    await releaseOrder(inner, { orderId });
    if (won.consentedAt !== null) await mailOrder(inner, { orderId, template: 'order_expired' });
    await recordAudit(inner, { action: 'order.expired', subjectId: orderId, after: { state: 'expired' } });
    return true;
  });
}

import { and, eq, inArray, isNotNull, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { cartLines, konbiniVouchers, orderLines, orders, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId } from '@/lib/ids';
import { statesBefore } from './order-state';

/** Unpaid orders that a new one of the same cart may take the place of: no money of theirs is on its way. */
export function isReplaceable({ db }: Pick<Ctx, 'db'>): SQL | undefined {
  const onItsWay = db
    .select({ id: payments.id })
    .from(payments)
    .leftJoin(konbiniVouchers, and(eq(konbiniVouchers.paymentId, payments.id), eq(konbiniVouchers.state, 'waiting')))
    .where(
      and(
        eq(payments.orderId, orders.id),
        or(inArray(payments.state, ['processing', 'succeeded']), isNotNull(konbiniVouchers.id)),
      ),
    );
  return and(inArray(orders.state, statesBefore('canceled')), notExists(onItsWay));
}

/** Nothing at Stripe could bring money for the order: no payment was begun, or it was canceled. */
export function hasNoLivingPayment({ db }: Pick<Ctx, 'db'>): SQL {
  return notExists(
    db
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.orderId, orders.id), ne(payments.state, 'canceled'))),
  );
}

/**
 * Of a cart's unpaid orders those whose coupon and places are the cart's own: a new one takes the place of it, or the checkout
 * leads back to it.
 */
export function isOwnOfCart(ctx: Pick<Ctx, 'db'>, cartId: CartId): SQL | undefined {
  return or(isReplaceable(ctx), isSameAsCart(cartId));
}

/** Courses and days of the order are those that lie in the cart now. */
function isSameAsCart(cartId: CartId): SQL {
  const ordered = sql`${orderLines.courseId} || ' ' || coalesce(${orderLines.examDate}::text, '')`;
  const wanted = sql`${cartLines.courseId} || ' ' || coalesce(${cartLines.examDate}::text, '')`;
  return sql`(select array_agg(${ordered} order by ${ordered}) from ${orderLines} where ${orderLines.orderId} = ${orders.id})
    = (select array_agg(${wanted} order by ${wanted}) from ${cartLines} where ${cartLines.cartId} = ${cartId})`;
}

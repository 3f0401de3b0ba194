import { and, eq, inArray, isNotNull, ne, notExists, or, type SQL } from 'drizzle-orm';
import { konbiniVouchers, orders, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
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

import { and, eq, notInArray, sum } from 'drizzle-orm';
import { orders, payments, refunds } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { type OrderVoucher, readVoucher } from '@/lib/konbini/queries';
import { type Yen, yen } from '@/lib/money/yen';
import type { OrderStatus } from './queries';
import { readOrderStatus } from './queries';

export type TimelineKey = 'created' | 'submitted' | 'numbers' | 'paid' | 'refund_requested' | 'expired';

export interface OrderPage {
  readonly orderId: OrderId;
  readonly number: string;
  readonly status: OrderStatus;
  readonly regularYen: Yen;
  readonly setDiscountYen: Yen;
  readonly couponDiscountYen: Yen;
  readonly couponCode: string | null;
  readonly totalYen: Yen;
  /** What went back or is on its way back. */
  readonly refundedYen: Yen;
  readonly expiresAt: Date;
  readonly card: { readonly brand: string; readonly last4: string } | null;
  /** Stripe's name of the method that was paid with. */
  readonly methodType: string | null;
  /** The newest numbers to pay with at a konbini. */
  readonly voucher: OrderVoucher | null;
  readonly buyerEmail: string | null;
  readonly timeline: readonly { readonly key: TimelineKey; readonly at: Date }[];
}

/** An order as its own page shows it, without its tickets. Strangers get `not_found`. */
export async function readOrderPage(ctx: Ctx, id: OrderId): Promise<OrderPage> {
  await assertOrderAccess(ctx, id);
  const [row] = await ctx.db
    .select({ order: orders, payment: payments, refund: refunds })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(refunds, and(eq(refunds.orderId, orders.id), eq(refunds.state, 'succeeded')))
    .where(eq(orders.id, id));
  if (row === undefined) throw new AppError('not_found');
  const { order, payment, refund } = row;
  const status = await readOrderStatus(ctx, id);
  const voucher = await readVoucher(ctx, id);
  const moments = [
    { key: 'created' as const, at: order.createdAt },
    { key: 'submitted' as const, at: order.consentedAt },
    { key: 'numbers' as const, at: voucher?.createdAt ?? null },
    { key: 'paid' as const, at: order.paidAt },
    { key: 'refund_requested' as const, at: refund?.createdAt ?? null },
    { key: 'expired' as const, at: order.state === 'expired' ? order.expiresAt : null },
  ];
  return {
    orderId: id,
    number: order.number,
    status,
    regularYen: order.regularYen,
    setDiscountYen: order.setDiscountYen,
    couponDiscountYen: order.couponDiscountYen,
    couponCode: order.couponCode,
    totalYen: order.totalYen,
    refundedYen: await refundedOf(ctx, id),
    expiresAt: order.expiresAt,
    card: payment?.cardBrand && payment.cardLast4 ? { brand: payment.cardBrand, last4: payment.cardLast4 } : null,
    methodType: payment?.methodType ?? null,
    voucher,
    buyerEmail: order.buyerEmail,
    timeline: moments.flatMap(({ key, at }) => (at === null ? [] : [{ key, at }])),
  };
}

async function refundedOf(ctx: Ctx, orderId: OrderId): Promise<Yen> {
  const [row] = await ctx.db
    .select({ total: sum(refunds.amountYen) })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), notInArray(refunds.state, ['failed', 'canceled'])));
  return yen(Number(row?.total ?? 0));
}

import { and, asc, eq, isNull, notInArray } from 'drizzle-orm';
import { orders, payments, refunds } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { type OrderVoucher, readVoucher } from '@/lib/konbini/queries';
import { addYen, type Yen } from '@/lib/money/yen';
import type { OrderStatus } from './queries';
import { readOrderStatus } from './queries';
import { type BuyerClaim, readClaims } from './read-claims';

export type TimelineKey =
  | 'created'
  | 'submitted'
  | 'numbers'
  | 'paid'
  | 'claim_opened'
  | 'claim_closed'
  | 'refund_requested'
  | 'expired';

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
  /** What the card company asked or asks about the payment, oldest first. */
  readonly claims: readonly BuyerClaim[];
  readonly buyerEmail: string | null;
  /** By time. */
  readonly timeline: readonly { readonly key: TimelineKey; readonly at: Date }[];
}

/** An order as its own page shows it, without its tickets. Strangers get `not_found`. */
export async function readOrderPage(ctx: Ctx, id: OrderId): Promise<OrderPage> {
  await assertOrderAccess(ctx, id);
  const [row] = await ctx.db
    .select({ order: orders, payment: payments })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, id));
  if (row === undefined) throw new AppError('not_found');
  const { order, payment } = row;
  const refunded = await livingRefunds(ctx, id);
  const status = await readOrderStatus(ctx, id);
  const voucher = await readVoucher(ctx, id);
  const claims = await readClaims(ctx, id);
  const moments = [
    { key: 'created' as const, at: order.createdAt },
    { key: 'submitted' as const, at: order.consentedAt },
    { key: 'numbers' as const, at: voucher?.createdAt ?? null },
    { key: 'paid' as const, at: order.paidAt },
    ...claims.flatMap(({ openedAt, closedAt }) => [
      { key: 'claim_opened' as const, at: openedAt },
      { key: 'claim_closed' as const, at: closedAt },
    ]),
    ...refunded.map((refund) => ({ key: 'refund_requested' as const, at: refund.createdAt })),
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
    refundedYen: addYen(...refunded.map((refund) => refund.amountYen)),
    expiresAt: order.expiresAt,
    card: payment?.cardBrand && payment.cardLast4 ? { brand: payment.cardBrand, last4: payment.cardLast4 } : null,
    methodType: payment?.methodType ?? null,
    voucher,
    claims,
    buyerEmail: order.buyerEmail,
    timeline: moments
      .flatMap(({ key, at }) => (at === null ? [] : [{ key, at }]))
      .toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  };
}

/** What went back or is on its way back, oldest first. */
async function livingRefunds(ctx: Ctx, orderId: OrderId) {
  return ctx.db
    .select({ amountYen: refunds.amountYen, createdAt: refunds.createdAt })
    .from(refunds)
    .where(
      and(
        eq(refunds.orderId, orderId),
        isNull(refunds.strayIntentId),
        notInArray(refunds.state, ['failed', 'canceled']),
      ),
    )
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
}

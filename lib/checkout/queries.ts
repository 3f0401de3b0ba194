import { asc, desc, eq } from 'drizzle-orm';
import { courses, facilities, konbiniVouchers, type OrderState, orderLines, orders, payments } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId, OrderLineId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { isOpenOrder } from './order-state';
import { textsVersion } from './texts-version';

export interface CheckoutLine {
  readonly lineId: OrderLineId;
  readonly courseTitle: string;
  readonly facilityName: string;
  readonly facilityPhone: string;
  /** Who may not take it, as the facility says now. */
  readonly exclusions: readonly string[];
  readonly priceYen: Yen;
  readonly totalYen: Yen;
  readonly cancelLadder: CancelLadder | null;
  readonly examDate: string | null;
  readonly examineeName: string | null;
  readonly examineeKana: string | null;
}

export interface CheckoutOrder {
  readonly orderId: OrderId;
  readonly number: string;
  readonly state: OrderState;
  /** Can still be paid: an open state within its time. */
  readonly open: boolean;
  readonly expiresAt: Date;
  readonly regularYen: Yen;
  readonly setDiscountYen: Yen;
  readonly couponDiscountYen: Yen;
  readonly couponCode: string | null;
  readonly totalYen: Yen;
  readonly buyerName: string | null;
  readonly buyerKana: string | null;
  readonly buyerEmail: string | null;
  readonly buyerPhone: string | null;
  /** Which texts the page shows to be agreed to. */
  readonly textsVersion: string;
  readonly lines: readonly CheckoutLine[];
}

/** An order as the checkout page shows it. Strangers get `not_found`. */
export async function readCheckout(ctx: Ctx, id: OrderId): Promise<CheckoutOrder> {
  await assertOrderAccess(ctx, id);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, id));
  if (order === undefined) throw new AppError('not_found');
  const lines = await ctx.db
    .select({
      lineId: orderLines.id,
      courseTitle: orderLines.courseTitle,
      facilityName: orderLines.facilityName,
      facilityPhone: facilities.phone,
      exclusions: courses.exclusions,
      priceYen: orderLines.priceYen,
      totalYen: orderLines.totalYen,
      cancelLadder: orderLines.cancelLadder,
      examDate: orderLines.examDate,
      examineeName: orderLines.examineeName,
      examineeKana: orderLines.examineeKana,
    })
    .from(orderLines)
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(orderLines.position));
  const { regularYen, setDiscountYen, couponDiscountYen, couponCode, totalYen } = order;
  const { number, state, expiresAt, buyerName, buyerKana, buyerEmail, buyerPhone } = order;
  return {
    orderId: id,
    number,
    state,
    open: isOpenOrder(state) && expiresAt > ctx.clock.now(),
    expiresAt,
    regularYen,
    setDiscountYen,
    couponDiscountYen,
    couponCode,
    totalYen,
    buyerName,
    buyerKana,
    buyerEmail,
    buyerPhone,
    textsVersion,
    lines,
  };
}

export type PaymentStage =
  | 'none'
  | 'waiting'
  | 'failed'
  | 'authenticating'
  | 'processing'
  /** Numbers to pay with at a konbini wait; their deadline is over but money may still come; they came to nothing. */
  | 'voucher'
  | 'voucher_late'
  | 'voucher_over'
  | 'parked'
  | 'succeeded';

export interface OrderStatus {
  readonly state: OrderState;
  readonly stage: PaymentStage;
  /** Nothing more happens by itself within the next minutes. */
  readonly settled: boolean;
  /** The method whose attempt came to nothing last, while the order waits for another one. */
  readonly failedMethod: string | null;
}

type PaymentRow = typeof payments.$inferSelect;

type VoucherRow = typeof konbiniVouchers.$inferSelect;

function stageOf(
  { payment, voucher }: { payment: PaymentRow | null; voucher: VoucherRow | null },
  now: Date,
): PaymentStage {
  if (payment === null) return 'none';
  if (payment.parkedReason !== null) return 'parked';
  if (payment.state === 'succeeded') return 'succeeded';
  if (voucher?.state === 'waiting') return now < voucher.payUntil ? 'voucher' : 'voucher_late';
  if (voucher?.state === 'expired') return 'voucher_over';
  if (payment.state === 'processing') return 'processing';
  if (payment.state === 'requires_action') return 'authenticating';
  return payment.lastErrorCode === null ? 'waiting' : 'failed';
}

/** What the order's page polls. Strangers get `not_found`. */
export async function readOrderStatus(ctx: Ctx, orderId: OrderId): Promise<OrderStatus> {
  await assertOrderAccess(ctx, orderId);
  const [row] = await ctx.db
    .select({ state: orders.state, payment: payments, voucher: konbiniVouchers })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(konbiniVouchers, eq(konbiniVouchers.paymentId, payments.id))
    .where(eq(orders.id, orderId))
    .orderBy(desc(konbiniVouchers.createdAt))
    .limit(1);
  if (row === undefined) throw new AppError('not_found');
  // What is still to be decided about other money does not concern an order that is paid.
  const stage = row.state === 'paid' || row.state === 'refunded' ? 'succeeded' : stageOf(row, ctx.clock.now());
  const settled = row.state !== 'awaiting_payment' || stage === 'parked';
  const failedMethod = stage === 'failed' ? (row.payment?.lastErrorMethod ?? null) : null;
  return { state: row.state, stage, settled, failedMethod };
}

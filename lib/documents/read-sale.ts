import { and, asc, eq, inArray, max, sum } from 'drizzle-orm';
import {
  courses,
  facilities,
  lineCancellations,
  orderLines,
  orders,
  payments,
  refundLines,
  refunds,
} from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId, OrderLineId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import type { CourseType } from './course-purpose';
import type { IssuingFacility } from './issuer';
import { type Kept, keptOf } from './kept';

/** A line of an order with all that a document says about it. */
export interface SaleLine extends CourseType {
  readonly lineId: OrderLineId;
  readonly title: string;
  readonly facility: IssuingFacility;
  readonly examDay: string | null;
  readonly examineeName: string;
  readonly examineeKana: string | null;
  readonly priceYen: Yen;
  readonly setDiscountYen: Yen;
  readonly couponDiscountYen: Yen;
  readonly totalYen: Yen;
  readonly kept: Kept;
  /** When money of it last was given back or it was canceled. */
  readonly returnedAt: Date | null;
}

export interface Sale {
  readonly order: typeof orders.$inferSelect;
  readonly payment: typeof payments.$inferSelect | null;
  readonly lines: readonly SaleLine[];
}

/** Refunds that Stripe has taken on; those that failed or were never sent have returned nothing. */
const sentStates = ['pending', 'requires_action', 'succeeded'] as const;

/** An order as documents see it. With `lock`, its refunds and other documents wait for the caller's transaction. */
export async function readSale(
  ctx: Ctx,
  { orderId, lock = false }: { orderId: OrderId; lock?: boolean },
): Promise<Sale> {
  const paid = ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  const [payment] = await (lock ? paid.for('update') : paid);
  const ordered = ctx.db.select().from(orders).where(eq(orders.id, orderId));
  const [order] = await (lock ? ordered.for('update') : ordered);
  if (order === undefined) throw new AppError('not_found');
  return { order, payment: payment ?? null, lines: await readLines(ctx, orderId) };
}

async function readLines(ctx: Ctx, orderId: OrderId): Promise<readonly SaleLine[]> {
  const returned = ctx.db
    .select({
      lineId: refundLines.orderLineId,
      yen: sum(refundLines.amountYen).mapWith(Number).as('yen'),
      at: max(refunds.createdAt).as('at'),
    })
    .from(refundLines)
    .innerJoin(refunds, and(eq(refunds.id, refundLines.refundId), inArray(refunds.state, [...sentStates])))
    .where(eq(refunds.orderId, orderId))
    .groupBy(refundLines.orderLineId)
    .as('returned');
  const rows = await ctx.db
    .select({
      line: orderLines,
      facility: facilities,
      course: courses,
      cancellation: lineCancellations,
      backYen: returned.yen,
      backAt: returned.at,
    })
    .from(orderLines)
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .leftJoin(lineCancellations, eq(lineCancellations.orderLineId, orderLines.id))
    .leftJoin(returned, eq(returned.lineId, orderLines.id))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  return rows.map(({ line, facility, course, cancellation, backYen, backAt }) => ({
    lineId: line.id,
    title: line.courseTitle,
    modality: course.modality,
    bodyPart: course.bodyPart,
    facility: { ...facility, name: line.facilityName },
    examDay: line.examDate,
    examineeName: line.examineeName ?? '',
    examineeKana: line.examineeKana,
    priceYen: line.priceYen,
    setDiscountYen: line.setDiscountYen,
    couponDiscountYen: line.couponDiscountYen,
    totalYen: line.totalYen,
    kept: keptOf({
      totalYen: line.totalYen,
      refundedYen: yen(backYen ?? 0),
      cancelFeeYen: cancellation?.feeYen ?? null,
    }),
    returnedAt: latest(cancellation?.createdAt ?? null, backAt),
  }));
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

import { and, desc, eq, gte, inArray, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { type OrderState, orderLines, orders, type PaymentState, payments, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type OrderId, parseId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { OrderSearch } from './order-search';

export interface OrderRow {
  readonly orderId: OrderId;
  readonly number: string;
  readonly state: OrderState;
  readonly paymentState: PaymentState | null;
  readonly parkedReason: string | null;
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  readonly totalYen: Yen;
  readonly firstCourse: string;
  readonly lineCount: number;
  readonly createdAt: Date;
}

/** The last row of the page before: newest first, then id. */
export interface OrderCursor {
  readonly at: Date;
  readonly id: OrderId;
}

export interface OrderListPage {
  readonly orders: readonly OrderRow[];
  readonly next: OrderCursor | null;
}

interface OrderListRequest {
  readonly search: OrderSearch | null;
  readonly state: OrderState | null;
  readonly after: OrderCursor | null;
  readonly size: number;
}

/** One page of orders, newest first, in one statement. Operators only. */
export async function listOrders(ctx: Ctx, request: OrderListRequest): Promise<OrderListPage> {
  assertOperator(ctx);
  const { after, size } = request;
  const rows = await ctx.db
    .select({
      orderId: orders.id,
      number: orders.number,
      state: orders.state,
      paymentState: payments.state,
      parkedReason: payments.parkedReason,
      buyerName: orders.buyerName,
      buyerEmail: orders.buyerEmail,
      totalYen: orders.totalYen,
      firstCourse: sql<string>`(select ${orderLines.courseTitle} from ${orderLines}
        where ${orderLines.orderId} = ${orders.id} order by ${orderLines.position} limit 1)`,
      lineCount: sql<number>`(select count(*)::int from ${orderLines} where ${orderLines.orderId} = ${orders.id})`,
      createdAt: orders.createdAt,
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(
      and(
        request.state === null ? undefined : eq(orders.state, request.state),
        matches(ctx, request.search),
        after === null
          ? undefined
          : sql`(${orders.createdAt}, ${orders.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    orders: page,
    next: rows.length > size && last !== undefined ? { at: last.createdAt, id: last.orderId } : null,
  };
}

function matches(ctx: Ctx, search: OrderSearch | null): SQL | undefined {
  if (search === null) return undefined;
  const payment = ctx.db.select({ id: payments.orderId }).from(payments);
  const refund = ctx.db.select({ id: refunds.orderId }).from(refunds);
  switch (search.by) {
    case 'order_id':
      return eq(orders.id, search.id);
    case 'payment_intent':
      return inArray(orders.id, payment.where(eq(payments.stripePaymentIntentId, search.id)));
    case 'charge':
      return inArray(orders.id, payment.where(eq(payments.stripeChargeId, search.id)));
    case 'refund':
      return inArray(orders.id, refund.where(eq(refunds.stripeRefundId, search.id)));
    case 'customer':
      return eq(orders.stripeCustomerId, search.id);
    case 'email':
      return emailBegins(search.email);
    case 'beginning':
      // Eight characters of an ASCII alphabet: everything that begins so, by the unique index.
      return or(
        and(gte(orders.number, search.number), lte(orders.number, `${search.number}ZZZZZZZZ`)),
        emailBegins(search.email),
      );
  }
}

function emailBegins(text: string): SQL {
  return like(sql`lower(${orders.buyerEmail})`, `${text.replace(/[\\%_]/g, '\\$&')}%`);
}

export function formatOrderCursor({ at, id }: OrderCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseOrderCursor(text: string): OrderCursor | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId('ord', idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}

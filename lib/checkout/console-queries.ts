import { and, desc, eq, gte, inArray, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { type OrderState, orderLines, orders, type PaymentState, payments, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';
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

export interface OrderListPage {
  readonly orders: readonly OrderRow[];
  readonly next: MomentCursor<'ord'> | null;
}

interface OrderListRequest {
  readonly search: OrderSearch | null;
  readonly state: OrderState | null;
  readonly after: MomentCursor<'ord'> | null;
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
        olderThan(after, [orders.createdAt, orders.id]),
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ createdAt: at, orderId: id }) => ({ at, id }) });
  return { orders: page, next };
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

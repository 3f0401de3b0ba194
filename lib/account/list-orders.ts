import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { type OrderState, orderLines, orders, payments } from '@/db/schema';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';

/** What the person can do next about an order. */
export type NextStep = 'pay' | 'wait' | 'tickets' | 'look' | 'again';

export interface AccountOrder {
  readonly orderId: OrderId;
  readonly number: string;
  readonly state: OrderState;
  readonly next: NextStep;
  readonly totalYen: Yen;
  readonly firstCourse: string;
  readonly lineCount: number;
  readonly createdAt: Date;
}

type Standing = Pick<AccountOrder, 'state'> & { readonly isUnderWay: boolean };

function nextStep({ state, isUnderWay }: Standing): NextStep {
  if (state === 'paid') return 'tickets';
  if (state === 'refunded') return 'look';
  if (state === 'expired' || state === 'canceled') return 'again';
  return isUnderWay ? 'wait' : 'pay';
}

/** A page of the signed-in person's orders, newest first. Drafts that came to nothing are left out. */
export async function listOwnOrders(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  { after, size }: { after: MomentCursor<'ord'> | null; size: number },
): Promise<{ readonly orders: readonly AccountOrder[]; readonly next: MomentCursor<'ord'> | null }> {
  const { userId } = assertUser(ctx);
  const rows = await ctx.db
    .select({
      orderId: orders.id,
      number: orders.number,
      state: orders.state,
      // With a bank, a till or an operator: nothing is to be done here.
      isUnderWay: sql<boolean>`coalesce(${payments.state} in ('requires_action', 'processing')
        or ${payments.parkedReason} is not null, false)`,
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
        eq(orders.userId, userId),
        ne(orders.state, 'draft'),
        sql`(${orders.state} not in ('expired', 'canceled') or ${orders.buyerEmail} is not null)`,
        olderThan(after, [orders.createdAt, orders.id]),
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ createdAt: at, orderId: id }) => ({ at, id }) });
  return { orders: page.map(({ isUnderWay, ...row }) => ({ ...row, next: nextStep({ ...row, isUnderWay }) })), next };
}

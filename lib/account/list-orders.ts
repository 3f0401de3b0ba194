import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { type OrderState, orderLines, orders, payments } from '@/db/schema';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { type OrderId, parseId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

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

export interface AccountCursor {
  readonly at: Date;
  readonly id: OrderId;
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
  { after, size }: { after: AccountCursor | null; size: number },
): Promise<{ readonly orders: readonly AccountOrder[]; readonly next: AccountCursor | null }> {
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
        after === null
          ? undefined
          : sql`(${orders.createdAt}, ${orders.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(size + 1);
  const page = rows
    .slice(0, size)
    .map(({ isUnderWay, ...row }) => ({ ...row, next: nextStep({ ...row, isUnderWay }) }));
  const last = page.at(-1);
  return {
    orders: page,
    next: rows.length > size && last !== undefined ? { at: last.createdAt, id: last.orderId } : null,
  };
}

export function formatAccountCursor({ at, id }: AccountCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseAccountCursor(text: string): AccountCursor | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId('ord', idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}

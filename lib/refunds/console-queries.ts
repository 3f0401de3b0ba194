import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { orders, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, RefundId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { dayMs } from '@/lib/time/duration';

export interface WatchedRefund {
  readonly refundId: RefundId;
  readonly orderId: OrderId;
  readonly number: string;
  readonly buyerName: string;
  readonly amountYen: Yen;
  readonly createdAt: Date;
  readonly failureReason: string | null;
  readonly actionExpiresAt: Date | null;
  /** Whole days until Stripe gives up waiting; null when it does not wait. */
  readonly daysLeft: number | null;
}

export interface WatchedPage {
  readonly rows: readonly WatchedRefund[];
  readonly next: RefundId | null;
}

const size = 50;

const waitsForBank = eq(refunds.state, 'requires_action');

/** Came back from the bank, and neither sent again nor given up: its line is still owed, or nothing newer was taken from it. */
const cameBack = sql`${refunds.state} in ('failed', 'canceled') and exists (
  select 1 from refund_lines rl join order_lines l on l.id = rl.order_line_id
  left join line_cancellations c on c.order_line_id = l.id
  where rl.refund_id = ${refunds.id}
    and not exists (select 1 from refund_lines rl2 join refunds r2 on r2.id = rl2.refund_id
      where rl2.order_line_id = l.id and r2.ordinal > ${refunds.ordinal}
        and (c.order_line_id is null or r2.state in ('failed', 'canceled')))
    and (c.order_line_id is null or l.total_yen - c.fee_yen > (
      select coalesce(sum(rl3.amount_yen), 0) from refund_lines rl3 join refunds r3 on r3.id = rl3.refund_id
      where rl3.order_line_id = l.id and r3.state not in ('failed', 'canceled'))))`;

/** 返金口座 未入力: refunds for which Stripe waits for the patient's bank account, the oldest first. Operators only. */
export function refundsWithoutBank(ctx: Ctx, after: RefundId | null): Promise<WatchedPage> {
  return watched(ctx, { which: waitsForBank, after });
}

/** Refunds that came back and wait for a decision, the oldest first. Operators only. */
export function refundsThatCameBack(ctx: Ctx, after: RefundId | null): Promise<WatchedPage> {
  return watched(ctx, { which: cameBack, after });
}

/** How many wait for a bank account and how many came back. Operators only. */
export async function countWatchedRefunds(ctx: Ctx): Promise<{ readonly bank: number; readonly back: number }> {
  assertOperator(ctx);
  const [bank, back] = await Promise.all([ctx.db.$count(refunds, waitsForBank), ctx.db.$count(refunds, cameBack)]);
  return { bank, back };
}

async function watched(ctx: Ctx, { which, after }: { which: SQL; after: RefundId | null }): Promise<WatchedPage> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ refund: refunds, number: orders.number, buyerName: orders.buyerName })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(and(which, after === null ? undefined : gt(refunds.id, after)))
    .orderBy(asc(refunds.id))
    .limit(size + 1);
  const now = ctx.clock.now().getTime();
  const page = rows.slice(0, size).map(({ refund, number, buyerName }) => ({
    refundId: refund.id,
    orderId: refund.orderId,
    number,
    buyerName: buyerName ?? '',
    amountYen: refund.amountYen,
    createdAt: refund.createdAt,
    failureReason: refund.failureReason,
    actionExpiresAt: refund.actionExpiresAt,
    daysLeft:
      refund.actionExpiresAt === null
        ? null
        : Math.max(0, Math.floor((refund.actionExpiresAt.getTime() - now) / dayMs)),
  }));
  return { rows: page, next: rows.length > size ? (page.at(-1)?.refundId ?? null) : null };
}

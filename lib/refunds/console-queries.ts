import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { addOnRefunds, orders, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type AddOnChargeId, type AddOnRefundId, type OrderId, parseId, type RefundId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { dayMs } from '@/lib/time/duration';

export type AnyRefundId = RefundId | AddOnRefundId;

export interface WatchedRefund {
  readonly refundId: AnyRefundId;
  readonly orderId: OrderId;
  /** The option of the day that it gives back; null for the order itself. */
  readonly chargeId: AddOnChargeId | null;
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
  readonly next: AnyRefundId | null;
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

/** The same of an option's refund: nothing newer gives it back. */
const addOnCameBack = sql`${addOnRefunds.state} in ('failed', 'canceled') and not exists (
  select 1 from add_on_refunds newer
  where newer.charge_id = ${addOnRefunds.chargeId} and newer.ordinal > ${addOnRefunds.ordinal})`;

/** Cards need no bank account. */
const addOnWaits = eq(addOnRefunds.state, 'requires_action');

/** A refund from the address, of an order or of an option; null when it is none. */
export function parseAnyRefundId(text: string): AnyRefundId | null {
  return parseId('rfd', text) ?? parseId('adr', text);
}

/** 返金口座 未入力: refunds for which Stripe waits for the patient's bank account, the oldest first. Operators only. */
export function refundsWithoutBank(ctx: Ctx, after: AnyRefundId | null): Promise<WatchedPage> {
  return watched(ctx, { which: waitsForBank, ofAddOn: addOnWaits, after });
}

/** Refunds that came back and wait for a decision, options first, then the oldest. Operators only. */
export function refundsThatCameBack(ctx: Ctx, after: AnyRefundId | null): Promise<WatchedPage> {
  return watched(ctx, { which: cameBack, ofAddOn: addOnCameBack, after });
}

/** How many wait for a bank account and how many came back. Operators only. */
export async function countWatchedRefunds(ctx: Ctx): Promise<{ readonly bank: number; readonly back: number }> {
  assertOperator(ctx);
  const [bank, back, addOns] = await Promise.all([
    ctx.db.$count(refunds, waitsForBank),
    ctx.db.$count(refunds, cameBack),
    ctx.db.$count(addOnRefunds, addOnCameBack),
  ]);
  return { bank, back: back + addOns };
}

interface Watch {
  readonly which: SQL;
  readonly ofAddOn: SQL;
  readonly after: AnyRefundId | null;
}

async function watched(ctx: Ctx, { which, ofAddOn, after }: Watch): Promise<WatchedPage> {
  assertOperator(ctx);
  const rows = await unionAll(ofOrders(ctx, { which, after }), ofAddOns(ctx, { which: ofAddOn, after }))
    .orderBy(asc(sql`id`))
    .limit(size + 1);
  const now = ctx.clock.now().getTime();
  const page = rows.slice(0, size).map(({ id, buyerName, actionExpiresAt, ...row }) => ({
    ...row,
    refundId: id,
    buyerName: buyerName ?? '',
    actionExpiresAt,
    daysLeft: actionExpiresAt === null ? null : Math.max(0, Math.floor((actionExpiresAt.getTime() - now) / dayMs)),
  }));
  return { rows: page, next: rows.length > size ? (page.at(-1)?.refundId ?? null) : null };
}

type Branch = { readonly which: SQL; readonly after: AnyRefundId | null };

function ofOrders(ctx: Ctx, { which, after }: Branch) {
  return ctx.db
    .select({
      id: sql<AnyRefundId>`${refunds.id}`.as('id'),
      orderId: refunds.orderId,
      chargeId: sql<AddOnChargeId | null>`null`.as('charge_id'),
      number: orders.number,
      buyerName: orders.buyerName,
      amountYen: refunds.amountYen,
      createdAt: refunds.createdAt,
      failureReason: refunds.failureReason,
      actionExpiresAt: refunds.actionExpiresAt,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(and(which, after === null ? undefined : sql`${refunds.id} > ${after}`));
}

function ofAddOns(ctx: Ctx, { which, after }: Branch) {
  return ctx.db
    .select({
      id: sql<AnyRefundId>`${addOnRefunds.id}`.as('id'),
      orderId: addOnRefunds.orderId,
      chargeId: sql<AddOnChargeId | null>`${addOnRefunds.chargeId}`.as('charge_id'),
      number: orders.number,
      buyerName: orders.buyerName,
      amountYen: addOnRefunds.amountYen,
      createdAt: addOnRefunds.createdAt,
      failureReason: addOnRefunds.failureReason,
      actionExpiresAt: sql<Date | null>`null::timestamptz`.mapWith(refunds.actionExpiresAt).as('action_expires_at'),
    })
    .from(addOnRefunds)
    .innerJoin(orders, eq(orders.id, addOnRefunds.orderId))
    .where(and(which, after === null ? undefined : sql`${addOnRefunds.id} > ${after}`));
}

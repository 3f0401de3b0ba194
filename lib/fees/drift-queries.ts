import { and, desc, eq, sql } from 'drizzle-orm';
import { feeDrifts, feeSchedule, orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { olderThan } from '@/lib/paging/moment-cursor';
import type { PaymentMethodType } from './methods';

export interface DriftRow {
  readonly orderId: OrderId;
  readonly number: string;
  readonly method: PaymentMethodType;
  readonly amountYen: Yen;
  readonly quotedYen: Yen;
  readonly chargedYen: Yen;
  readonly differenceYen: Yen;
  readonly comparedAt: Date;
  readonly transactionId: string;
  /** The row of the schedule that the quote was made from. */
  readonly basisPoints: number;
  readonly minimumFeeYen: Yen;
  readonly validFrom: string;
}

export interface DriftCursor {
  readonly at: Date;
  readonly id: string;
}

/** Charged fees beside their quotes, the newest first, only those that differ unless told otherwise. Operators only. */
export async function listDrifts(
  ctx: Ctx,
  { after, size, all }: { after: DriftCursor | null; size: number; all: boolean },
): Promise<{ readonly drifts: readonly DriftRow[]; readonly next: DriftCursor | null }> {
  assertOperator(ctx);
  const { comparedAt, stripeBalanceTransactionId: transactionId } = feeDrifts;
  const found = await ctx.db
    .select({
      orderId: payments.orderId,
      number: orders.number,
      method: feeDrifts.method,
      amountYen: feeDrifts.amountYen,
      quotedYen: feeDrifts.quotedYen,
      chargedYen: feeDrifts.chargedYen,
      differenceYen: feeDrifts.differenceYen,
      comparedAt,
      transactionId,
      basisPoints: feeSchedule.basisPoints,
      minimumFeeYen: feeSchedule.minimumFeeYen,
      validFrom: feeSchedule.validFrom,
    })
    .from(feeDrifts)
    .innerJoin(payments, eq(payments.id, feeDrifts.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(feeSchedule, eq(feeSchedule.id, feeDrifts.scheduleId))
    .where(and(all ? undefined : sql`${feeDrifts.differenceYen} <> 0`, olderThan(after, [comparedAt, transactionId])))
    .orderBy(desc(comparedAt), desc(transactionId))
    .limit(size + 1);
  const { page, next } = cutPage(found, { size, cursorOf: ({ comparedAt: at, transactionId: id }) => ({ at, id }) });
  return { drifts: page, next };
}

/** A cursor from the address; null when it is none. */
export function parseDriftCursor(text: string): DriftCursor | null {
  const found = /^(\d{1,15})\.(txn_\w{1,100})$/.exec(text);
  return found?.[1] === undefined || found[2] === undefined ? null : { at: new Date(Number(found[1])), id: found[2] };
}

export interface DriftSum {
  readonly method: PaymentMethodType;
  readonly compared: number;
  readonly differing: number;
  readonly quotedYen: Yen;
  readonly chargedYen: Yen;
}

/** Per method how many fees were compared since an instant, and how they add up. Operators only. */
export async function sumDrifts(ctx: Ctx, since: Date): Promise<readonly DriftSum[]> {
  assertOperator(ctx);
  const sums = await ctx.db
    .select({
      method: feeDrifts.method,
      compared: sql<number>`count(*)::int`,
      differing: sql<number>`(count(*) filter (where ${feeDrifts.differenceYen} <> 0))::int`,
      quoted: sql<string>`sum(${feeDrifts.quotedYen})`,
      charged: sql<string>`sum(${feeDrifts.chargedYen})`,
    })
    .from(feeDrifts)
    .where(sql`${feeDrifts.comparedAt} >= ${since.toISOString()}::timestamptz`)
    .groupBy(feeDrifts.method)
    .orderBy(feeDrifts.method);
  return sums.map(({ quoted, charged, ...sum }) => ({
    ...sum,
    quotedYen: yen(Number(quoted)),
    chargedYen: yen(Number(charged)),
  }));
}

import { desc, eq, gt, lt } from 'drizzle-orm';
import { auth_user, feeSchedule } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { FeeScheduleId } from '@/lib/ids';
import { termsColumns } from './fee-schedule';
import type { PaymentMethodType } from './methods';
import type { MethodTerms } from './quote-methods';

export interface FeeRow extends MethodTerms {
  readonly sequence: number;
  readonly validFrom: string;
  readonly source: string;
  readonly reason: string;
  readonly enteredAt: Date;
  /** Null for what the first release brought. */
  readonly enteredBy: string | null;
}

const rowColumns = {
  ...termsColumns,
  sequence: feeSchedule.sequence,
  validFrom: feeSchedule.validFrom,
  source: feeSchedule.source,
  reason: feeSchedule.reason,
  enteredAt: feeSchedule.enteredAt,
  enteredBy: auth_user.email,
};

const rows = (ctx: Ctx) =>
  ctx.db.select(rowColumns).from(feeSchedule).leftJoin(auth_user, eq(auth_user.id, feeSchedule.enteredBy)).$dynamic();

/** Rows that begin after a day, the next one first. Operators only. */
export async function futureFeeRows(ctx: Ctx, day: string): Promise<readonly FeeRow[]> {
  assertOperator(ctx);
  return rows(ctx)
    .where(gt(feeSchedule.validFrom, day))
    .orderBy(feeSchedule.validFrom, feeSchedule.sequence)
    .limit(100);
}

/** Each method's row that was entered last: what a new one follows. Operators only. */
export async function newestFeeRows(ctx: Ctx): Promise<ReadonlyMap<PaymentMethodType, FeeScheduleId>> {
  assertOperator(ctx);
  const newest = await ctx.db
    .selectDistinctOn([feeSchedule.method], { id: feeSchedule.id, method: feeSchedule.method })
    .from(feeSchedule)
    .orderBy(feeSchedule.method, desc(feeSchedule.sequence));
  return new Map(newest.map(({ id, method }) => [method, id]));
}

/** Everything that was ever entered, the latest first; `before` is the last sequence of the page before. Operators only. */
export async function feeRowHistory(
  ctx: Ctx,
  { before, size }: { before: number | null; size: number },
): Promise<{ readonly rows: readonly FeeRow[]; readonly next: number | null }> {
  assertOperator(ctx);
  const found = await rows(ctx)
    .where(before === null ? undefined : lt(feeSchedule.sequence, before))
    .orderBy(desc(feeSchedule.sequence))
    .limit(size + 1);
  const page = found.slice(0, size);
  return { rows: page, next: found.length > size ? (page.at(-1)?.sequence ?? null) : null };
}

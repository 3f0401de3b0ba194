import { desc, eq, gt, lt } from 'drizzle-orm';
import { auth_user, feeSchedule } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
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

/** A method's row that was entered last: what a new one follows. Operators only. */
export async function newestFeeRow(ctx: Ctx, method: PaymentMethodType): Promise<FeeRow> {
  assertOperator(ctx);
  const [newest] = await rows(ctx).where(eq(feeSchedule.method, method)).orderBy(desc(feeSchedule.sequence)).limit(1);
  assert(newest !== undefined, `${method} has a row`);
  return newest;
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

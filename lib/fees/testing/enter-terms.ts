import { desc, eq } from 'drizzle-orm';
import { feeSchedule } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { jstDay } from '@/lib/time/jst';
import { addFeeRow, type NewFeeRow } from '../add-fee-row';
import type { PaymentMethodType } from '../methods';

/** A form over a method's newest row, as an operator would have filled it in. */
export async function newFeeRow(
  ctx: Ctx,
  method: PaymentMethodType,
  changes: Partial<NewFeeRow> = {},
): Promise<NewFeeRow> {
  const [newest] = await ctx.db
    .select()
    .from(feeSchedule)
    .where(eq(feeSchedule.method, method))
    .orderBy(desc(feeSchedule.sequence))
    .limit(1);
  assert(newest !== undefined, `${method} has a row`);
  const { basisPoints, minimumFeeYen, rounding, minAmountYen, maxAmountYen, switchedOn, source } = newest;
  const terms = { method, basisPoints, minimumFeeYen, rounding, minAmountYen, maxAmountYen, switchedOn, source };
  return { ...terms, validFrom: jstDay(ctx.clock.now()), reason: 'テスト', follows: newest.id, ...changes };
}

/** Changes a method's terms from today on. */
export async function enterTerms(ctx: Ctx, method: PaymentMethodType, changes: Partial<NewFeeRow>): Promise<void> {
  const outcome = await addFeeRow({ ...ctx, actor: operator }, await newFeeRow(ctx, method, changes));
  assert(outcome.ok, `the terms of ${method} are entered`);
}

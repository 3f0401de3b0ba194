import { desc, eq, lte } from 'drizzle-orm';
import { type BusinessLine, feePolicies, feeSchedule } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { paymentMethods } from './methods';
import type { FeePolicy, MethodTerms } from './quote-methods';

export const termsColumns = {
  scheduleId: feeSchedule.id,
  method: feeSchedule.method,
  basisPoints: feeSchedule.basisPoints,
  minimumFeeYen: feeSchedule.minimumFeeYen,
  rounding: feeSchedule.rounding,
  minAmountYen: feeSchedule.minAmountYen,
  maxAmountYen: feeSchedule.maxAmountYen,
  switchedOn: feeSchedule.switchedOn,
};

/** The terms of each method on a calendar day in Japan; a method without a row by then is missing. */
export async function readSchedule(ctx: Pick<Ctx, 'db'>, day: string): Promise<readonly MethodTerms[]> {
  const rows = await ctx.db
    .selectDistinctOn([feeSchedule.method], termsColumns)
    .from(feeSchedule)
    .where(lte(feeSchedule.validFrom, day))
    .orderBy(feeSchedule.method, desc(feeSchedule.validFrom), desc(feeSchedule.sequence));
  return paymentMethods.flatMap((method) => rows.find((row) => row.method === method) ?? []);
}

/** The policy in force of a line of business. */
export async function readPolicy(ctx: Pick<Ctx, 'db'>, line: BusinessLine): Promise<FeePolicy> {
  const [row] = await ctx.db
    .select({
      policyId: feePolicies.id,
      maxFeeShareBasisPoints: feePolicies.maxFeeShareBasisPoints,
      minNetYen: feePolicies.minNetYen,
      konbiniPayDays: feePolicies.konbiniPayDays,
      konbiniDaysBeforeFee: feePolicies.konbiniDaysBeforeFee,
    })
    .from(feePolicies)
    .where(eq(feePolicies.businessLine, line))
    .orderBy(desc(feePolicies.sequence))
    .limit(1);
  assert(row !== undefined, `the ${line} line has a fee policy`);
  return row;
}

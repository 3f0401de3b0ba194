import { desc, eq } from 'drizzle-orm';
import { type BusinessLine, feePolicies } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type FeePolicyId, newId } from '@/lib/ids';
import { enteredBy } from './entered-by';
import type { FeePolicy } from './quote-methods';

export interface NewFeePolicy extends Omit<FeePolicy, 'policyId'> {
  readonly businessLine: BusinessLine;
  readonly reason: string;
  /** The policy on the page that the operator saw. */
  readonly follows: FeePolicyId;
}

export type SetFeePolicyOutcome =
  | { readonly ok: true; readonly policyId: FeePolicyId }
  | { readonly ok: false; readonly reason: 'changed' };

/** Enters what methods may cost a line of business from now on. Of several who followed the same policy one wins. Operators only. */
export async function setFeePolicy(ctx: Ctx, input: NewFeePolicy): Promise<SetFeePolicyOutcome> {
  assertOperator(ctx);
  const { follows, ...row } = input;
  return ctx.db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(feePolicies)
      .where(eq(feePolicies.businessLine, row.businessLine))
      .orderBy(desc(feePolicies.sequence))
      .limit(1);
    if (before?.id !== follows) return { ok: false, reason: 'changed' };
    const id = newId('fpl');
    const by = { enteredBy: enteredBy(ctx.actor), enteredAt: ctx.clock.now() };
    const entered = await tx
      .insert(feePolicies)
      .values({ ...row, ...by, id, supersedesId: follows })
      .onConflictDoNothing({ target: feePolicies.supersedesId })
      .returning({ id: feePolicies.id });
    if (entered.length === 0) return { ok: false, reason: 'changed' };
    const { reason, ...after } = row;
    const { maxFeeShareBasisPoints, minNetYen, konbiniPayDays, konbiniDaysBeforeFee } = before;
    await recordAudit(
      { ...ctx, db: tx },
      {
        action: 'fee_policy.entered',
        subjectId: id,
        before: { id: before.id, maxFeeShareBasisPoints, minNetYen, konbiniPayDays, konbiniDaysBeforeFee },
        after: { ...after },
        reason,
      },
    );
    return { ok: true, policyId: id };
  });
}

import { and, eq, isNull } from 'drizzle-orm';
import { discountSets } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { DiscountSetId } from '@/lib/ids';

/** Ends a set discount for good; orders that were made with it keep it. A second call changes nothing. Operators only. */
export async function stopSet(ctx: Ctx, input: { setId: DiscountSetId }): Promise<'stopped' | 'already'> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx): Promise<'stopped' | 'already'> => {
    const won = await tx
      .update(discountSets)
      .set({ stoppedAt: ctx.clock.now() })
      .where(and(eq(discountSets.id, input.setId), isNull(discountSets.stoppedAt)))
      .returning({ id: discountSets.id });
    if (won.length === 0) return 'already';
    await recordAudit({ ...ctx, db: tx }, { action: 'set.stopped', subjectId: input.setId });
    return 'stopped';
  });
}

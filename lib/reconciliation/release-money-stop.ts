import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { closeStops, readMoneyStop } from './money-stop';

/** An operator has looked and lets money leave again. The same broken invariant does not stop it a second time, another does. */
export async function releaseMoneyStop(ctx: Ctx, input: { reason: string }): Promise<'released' | 'not_stopped'> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const stop = await readMoneyStop(inner);
    const by = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
    if (!(await closeStops(inner, { by, reason: input.reason })) || stop === null) return 'not_stopped';
    await recordAudit(inner, {
      action: 'money_stop.released',
      subjectId: 'money',
      before: { broken: [...stop.broken] },
      reason: input.reason,
    });
    return 'released';
  });
}

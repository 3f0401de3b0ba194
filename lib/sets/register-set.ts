import { eq, inArray } from 'drizzle-orm';
import { courses, discountSets, facilities } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type DiscountSetId, newId } from '@/lib/ids';
import type { SetTerms } from './best-sets';

export interface NewSet extends Omit<SetTerms, 'setId'> {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export type RegisterSetOutcome =
  | { readonly ok: true; readonly setId: DiscountSetId }
  | { readonly ok: false; readonly reason: 'target_missing' | 'other_facility' };

/** Writes a set discount, which applies from its first day. Its terms never change: a new set replaces it. Operators only. */
export async function registerSet(ctx: Ctx, input: NewSet): Promise<RegisterSetOutcome> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx): Promise<RegisterSetOutcome> => {
    const inner = { ...ctx, db: tx };
    const missing = await whatIsMissing(inner, input);
    if (missing !== null) return { ok: false, reason: missing };
    const setId = newId('set');
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
    const values = { ...input, id: setId, courseIds: [...input.courseIds], createdBy, createdAt: ctx.clock.now() };
    await tx.insert(discountSets).values(values);
    const { name: _name, ...after } = input;
    await recordAudit(inner, { action: 'set.registered', subjectId: setId, after });
    return { ok: true, setId };
  });
}

async function whatIsMissing(ctx: Ctx, input: NewSet): Promise<'target_missing' | 'other_facility' | null> {
  const { facilityId, courseIds } = input;
  if (facilityId !== null && (await ctx.db.$count(facilities, eq(facilities.id, facilityId))) === 0) {
    return 'target_missing';
  }
  const wanted = [...new Set(courseIds)];
  const found = await ctx.db
    .select({ facilityId: courses.facilityId })
    .from(courses)
    .where(inArray(courses.id, wanted));
  if (found.length < wanted.length) return 'target_missing';
  return facilityId !== null && found.some((course) => course.facilityId !== facilityId) ? 'other_facility' : null;
}

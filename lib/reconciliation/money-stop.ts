import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { invariantRuns } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { newId } from '@/lib/ids';

export interface MoneyStop {
  readonly since: Date;
  /** Names of the broken invariants. */
  readonly broken: readonly string[];
}

const isOpen = and(sql`${invariantRuns.broken} <> '[]'::jsonb`, isNull(invariantRuns.releasedAt));

/** Why money must not leave now, or null: an invariant was broken and no operator has released it since. */
export async function readMoneyStop(ctx: Pick<Ctx, 'db'>): Promise<MoneyStop | null> {
  const open = await ctx.db.select().from(invariantRuns).where(isOpen).orderBy(asc(invariantRuns.firstRunAt));
  const [first] = open;
  if (first === undefined) return null;
  return { since: first.firstRunAt, broken: [...new Set(open.flatMap(({ broken }) => broken))] };
}

/** Keeps what a run found. The same finding again only moves its time, so what was released stays released until it changes. */
export async function recordRun(ctx: Pick<Ctx, 'db' | 'clock'>, found: readonly string[]): Promise<void> {
  const broken = found.toSorted();
  const now = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('invariant_runs'))`);
    const [last] = await tx
      .select()
      .from(invariantRuns)
      .orderBy(desc(invariantRuns.firstRunAt), desc(invariantRuns.id))
      .limit(1);
    if (last !== undefined && JSON.stringify(last.broken) === JSON.stringify(broken)) {
      await tx.update(invariantRuns).set({ lastRunAt: now }).where(eq(invariantRuns.id, last.id));
      return;
    }
    await tx.insert(invariantRuns).values({ id: newId('ivr'), firstRunAt: now, lastRunAt: now, broken });
  });
}

/** Every open stop, as released by this operator. Says whether there was one. */
export async function closeStops(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  release: { readonly by: string; readonly reason: string },
): Promise<boolean> {
  const closed = await ctx.db
    .update(invariantRuns)
    .set({ releasedAt: ctx.clock.now(), releasedBy: release.by, releaseReason: release.reason })
    .where(isOpen)
    .returning({ id: invariantRuns.id });
  return closed.length > 0;
}

import { and, asc, gt, inArray, isNotNull, lt } from 'drizzle-orm';
import { stripeEvents } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { dayMs, shift } from '@/lib/time/duration';

const bodyKeptMs = 30 * dayMs;
/** Small enough for the time limit of a statement, whatever has gathered. */
const batchSize = 1_000;

/** Empties the bodies of finished events after 30 days: they hold personal data. The hash and the facts stay. */
export async function pruneEvents(ctx: Ctx): Promise<{ readonly emptied: number }> {
  const before = shift(ctx.clock.now(), -bodyKeptMs);
  let emptied = 0;
  let last = await emptyBatch(ctx, { before, after: 0 });
  while (last !== null) {
    emptied += last.count;
    last = await emptyBatch(ctx, { before, after: last.sequence });
  }
  return { emptied };
}

async function emptyBatch(ctx: Ctx, { before, after }: { before: Date; after: number }) {
  const batch = ctx.db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(
      and(
        gt(stripeEvents.sequence, after),
        isNotNull(stripeEvents.body),
        inArray(stripeEvents.state, ['done', 'ignored', 'dead']),
        lt(stripeEvents.receivedAt, before),
      ),
    )
    .orderBy(asc(stripeEvents.sequence))
    .limit(batchSize);
  const rows = await ctx.db
    .update(stripeEvents)
    .set({ body: null, signature: null })
    .where(inArray(stripeEvents.id, batch))
    .returning({ sequence: stripeEvents.sequence });
  if (rows.length === 0) return null;
  return { count: rows.length, sequence: Math.max(...rows.map(({ sequence }) => sequence)) };
}

import { and, inArray, isNotNull, lt } from 'drizzle-orm';
import { stripeEvents } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { dayMs, shift } from '@/lib/time/duration';

const bodyKeptMs = 30 * dayMs;

/** Empties the bodies of finished events after 30 days: they hold personal data. The hash and the facts stay. */
export async function pruneEvents(ctx: Ctx): Promise<{ readonly emptied: number }> {
  const emptied = await ctx.db
    .update(stripeEvents)
    .set({ body: null, signature: null })
    .where(
      and(
        isNotNull(stripeEvents.body),
        inArray(stripeEvents.state, ['done', 'ignored', 'dead']),
        lt(stripeEvents.receivedAt, shift(ctx.clock.now(), -bodyKeptMs)),
      ),
    )
    .returning({ id: stripeEvents.id });
  return { emptied: emptied.length };
}

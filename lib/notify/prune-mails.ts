import { and, asc, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import { mails } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { MailId } from '@/lib/ids';
import { dayMs, shift } from '@/lib/time/duration';

const propsKeptMs = 30 * dayMs;
const batchSize = 1_000;

/** Empties what finished mails said after 30 days: it names people. That they were sent, and when, stays. */
export async function pruneMails(ctx: Ctx): Promise<{ readonly emptied: number }> {
  const before = shift(ctx.clock.now(), -propsKeptMs);
  let emptied = 0;
  let batch = await emptyBatch(ctx, { before, after: null });
  while (batch.length > 0) {
    emptied += batch.length;
    batch = await emptyBatch(ctx, { before, after: batch.toSorted().at(-1) ?? null });
  }
  return { emptied };
}

async function emptyBatch(ctx: Ctx, { before, after }: { before: Date; after: MailId | null }): Promise<MailId[]> {
  const batch = ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        after === null ? undefined : gt(mails.id, after),
        ne(mails.state, 'queued'),
        lt(mails.createdAt, before),
        sql`${mails.props} <> '{}'`,
      ),
    )
    .orderBy(asc(mails.id))
    .limit(batchSize);
  const rows = await ctx.db
    .update(mails)
    .set({ props: {} })
    .where(inArray(mails.id, batch))
    .returning({ id: mails.id });
  return rows.map(({ id }) => id);
}

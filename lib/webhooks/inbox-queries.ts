import { desc, eq, min, type SQL, sql, sum } from 'drizzle-orm';
import { type stripeEventStates, stripeEvents, webhookRefusals } from '@/db/schema';
import type { Ctx } from '@/lib/context';

export type InboxCounts = Readonly<Record<(typeof stripeEventStates)[number], number>>;

const recent = 10_000;

// Literals, so that the partial indexes are seen: finished events are never deleted and never counted as a whole.
const isState = (state: keyof InboxCounts) => sql`${stripeEvents.state} = ${sql.raw(`'${state}'`)}`;
const isWaiting = sql`${stripeEvents.state} in ('new', 'running')`;
const isRescued = sql`${stripeEvents.receivedVia} = 'sweep'`;

/** All events that wait, are worked on, or need somebody; done and ignored ones among the newest 10,000. */
export async function countInbox(ctx: Ctx): Promise<InboxCounts> {
  const countOf = (where: SQL) => ctx.db.$count(stripeEvents, where);
  const newest = ctx.db
    .select({ state: stripeEvents.state })
    .from(stripeEvents)
    .orderBy(desc(stripeEvents.sequence))
    .limit(recent)
    .as('newest');
  const [waiting, running, dead, done, ignored] = await Promise.all([
    countOf(sql`${isWaiting} and ${isState('new')}`),
    countOf(sql`${isWaiting} and ${isState('running')}`),
    countOf(isState('dead')),
    ctx.db.$count(newest, eq(newest.state, 'done')),
    ctx.db.$count(newest, eq(newest.state, 'ignored')),
  ]);
  return { new: waiting, running, dead, done, ignored };
}

/** When the oldest event that still waits was received, or null. */
export async function oldestUnprocessedAt(ctx: Ctx): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: min(stripeEvents.receivedAt) })
    .from(stripeEvents)
    .where(isWaiting);
  return row?.at ?? null;
}

/** Events that only the sweep brought: no delivery ever arrived. */
export async function countRescued(ctx: Ctx): Promise<number> {
  return ctx.db.$count(stripeEvents, sql`${isRescued} and ${stripeEvents.receivedCount} = 1`);
}

/** Deliveries refused so far, by reason. */
export async function countRefusals(ctx: Ctx): Promise<Readonly<Record<string, number>>> {
  const rows = await ctx.db
    .select({ reason: webhookRefusals.reason, n: sum(webhookRefusals.count).mapWith(Number) })
    .from(webhookRefusals)
    .groupBy(webhookRefusals.reason);
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n ?? 0]));
}

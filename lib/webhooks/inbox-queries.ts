import { and, count, eq, inArray, min, sum } from 'drizzle-orm';
import { stripeEvents, webhookRefusals } from '@/db/schema';
import type { Ctx } from '@/lib/context';

export type InboxCounts = Readonly<Record<'new' | 'running' | 'done' | 'dead' | 'ignored', number>>;

/** Events by state, also those that are none. */
export async function countInbox(ctx: Ctx): Promise<InboxCounts> {
  const rows = await ctx.db
    .select({ state: stripeEvents.state, n: count() })
    .from(stripeEvents)
    .groupBy(stripeEvents.state);
  return {
    new: 0,
    running: 0,
    done: 0,
    dead: 0,
    ignored: 0,
    ...Object.fromEntries(rows.map(({ state, n }) => [state, n])),
  };
}

/** When the oldest event that still waits was received, or null. */
export async function oldestUnprocessedAt(ctx: Ctx): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: min(stripeEvents.receivedAt) })
    .from(stripeEvents)
    .where(inArray(stripeEvents.state, ['new', 'running']));
  return row?.at ?? null;
}

/** Events that only the sweep brought: no delivery ever arrived. */
export async function countRescued(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(stripeEvents)
    .where(and(eq(stripeEvents.receivedVia, 'sweep'), eq(stripeEvents.receivedCount, 1)));
  return row?.n ?? 0;
}

/** Deliveries refused so far, by reason. */
export async function countRefusals(ctx: Ctx): Promise<Readonly<Record<string, number>>> {
  const rows = await ctx.db
    .select({ reason: webhookRefusals.reason, n: sum(webhookRefusals.count).mapWith(Number) })
    .from(webhookRefusals)
    .groupBy(webhookRefusals.reason);
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n ?? 0]));
}

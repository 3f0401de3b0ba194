import { sql as statement } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { sweepCursors } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { dayMs, hourMs, shift } from '@/lib/time/duration';
import { readEnvelope } from './event-envelope';
import { storeEvent } from './store-event';

const cursorName = 'events';
/** An event may be listed later than its second says. */
const overlapMs = hourMs;
/** How long Stripe lists events. */
const keptMs = 30 * dayMs;
/** Each slice is finished before the cursor moves over it, so that an interrupted sweep resumes there. */
const sliceMs = 6 * hourMs;

export interface EventSweep {
  readonly listed: number;
  /** Events that the inbox did not have: no delivery had reached us. */
  readonly rescued: number;
}

export interface SweepDeps {
  readonly sql: Sql;
  readonly wakeDrain: () => void;
}

/**
 * Asks Stripe for all events since the last sweep, with an overlap, and takes in those that never arrived. They go through
 * the same door as deliveries, and count as received once.
 */
export async function sweepEvents(ctx: Ctx, deps: SweepDeps): Promise<EventSweep> {
  const until = ctx.clock.now();
  const total = { listed: 0, rescued: 0 };
  let from = await sweepStart(ctx, until);
  while (from < until) {
    const to = new Date(Math.min(shift(from, sliceMs).getTime(), until.getTime()));
    const slice = await sweepSlice(ctx, deps, { from, to });
    total.listed += slice.listed;
    total.rescued += slice.rescued;
    await moveCursor(ctx, to);
    from = to;
  }
  return total;
}

async function sweepStart(ctx: Ctx, until: Date): Promise<Date> {
  const [cursor] = await ctx.db
    .select({ sweptUntil: sweepCursors.sweptUntil })
    .from(sweepCursors)
    .where(statement`${sweepCursors.name} = ${cursorName}`);
  const oldest = shift(until, -keptMs);
  // After a reset of the sandbox's clock the cursor may lie in the future.
  const last = Math.min((cursor?.sweptUntil ?? oldest).getTime(), until.getTime());
  return new Date(Math.max(last - overlapMs, oldest.getTime()));
}

async function sweepSlice(ctx: Ctx, deps: SweepDeps, { from, to }: { from: Date; to: Date }): Promise<EventSweep> {
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) };
  let listed = 0;
  let rescued = 0;
  let cursor: string | undefined;
  do {
    const page = await ctx.stripe.events.list({ created, limit: 100, ...(cursor && { starting_after: cursor }) });
    listed += page.data.length;
    rescued += await takeMissing(ctx, deps, page.data);
    cursor = page.has_more ? page.data.at(-1)?.id : undefined;
  } while (cursor !== undefined);
  return { listed, rescued };
}

async function takeMissing(ctx: Ctx, deps: SweepDeps, events: readonly { id: string }[]): Promise<number> {
  const ids = events.map((event) => event.id);
  const known = await deps.sql<{ id: string }[]>`select id from stripe_events where id = any(${ids}::text[])`;
  const have = new Set(known.map((row) => row.id));
  let rescued = 0;
  // Listed newest first, stored oldest first: the inbox keeps the order of arrival.
  for (const event of events.filter(({ id }) => !have.has(id)).reverse()) {
    const envelope = readEnvelope('snapshot', JSON.stringify(event));
    if (envelope === null) continue;
    const { isNew } = await storeEvent({ ...deps, clock: ctx.clock }, envelope, { via: 'sweep', signature: null });
    if (isNew) rescued += 1;
  }
  if (rescued > 0) deps.wakeDrain();
  return rescued;
}

async function moveCursor(ctx: Ctx, sweptUntil: Date): Promise<void> {
  await ctx.db
    .insert(sweepCursors)
    .values({ name: cursorName, sweptUntil })
    .onConflictDoUpdate({ target: sweepCursors.name, set: { sweptUntil } });
}

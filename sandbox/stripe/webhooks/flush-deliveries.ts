import { setTimeout as pause } from 'node:timers/promises';
import { readNow } from '../server/clock';
import { hasTasksBefore } from '../server/scheduler';
import type { Sql } from '../store/open-database';
import { readDeliveryPolicy } from './delivery-policy';

export interface DeliveryCounts {
  succeeded: number;
  failed: number;
  dropped: number;
  /** Attempted in vain, waiting for their next try (or held back by `paused`). */
  waiting: number;
  /** Due, in flight or delayed. 0 unless the flush ran out of time. */
  open: number;
}

/** Work this near belongs to what was done before the flush: a charge is settled 300 ms after its payment. */
const tasksWithinMs = 1000;

/** Awaits the tasks that are due within a second, and that no first attempt is outstanding, due or in flight; then counts. */
export async function flushDeliveries(sql: Sql, timeoutMs = 30_000): Promise<DeliveryCounts> {
  const end = Date.now() + timeoutMs;
  const horizon = (await readNow(sql)) + tasksWithinMs;
  while ((await hasTasksBefore(sql, horizon)) && Date.now() < end) await pause(20);
  for (;;) {
    const counts = await countDeliveries(sql);
    if (counts.open === 0 || Date.now() > end) return counts;
    await pause(20);
  }
}

async function countDeliveries(sql: Sql): Promise<DeliveryCounts> {
  const policy = await readDeliveryPolicy(sql);
  const held = !policy.paused
    ? sql`false`
    : policy.types
      ? sql`regexp_replace(event_type, '^v1[.]', '') = any(${policy.types}::text[])`
      : sql`true`;
  const open = sql`state = 'pending' and (leased_until is not null
    or (not ${held} and (attempts = 0 or due_at <= clock_timestamp())))`;
  const [row] = await sql<DeliveryCounts[]>`
    select count(*) filter (where state = 'succeeded')::int as succeeded,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'dropped')::int as dropped,
      count(*) filter (where ${open})::int as open,
      count(*) filter (where state = 'pending' and not (${open}))::int as waiting
    from deliveries`;
  return row ?? { succeeded: 0, failed: 0, dropped: 0, waiting: 0, open: 0 };
}

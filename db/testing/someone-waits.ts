import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/context';

/** Until a transaction of this database waits for a lock of another one. */
export async function someoneWaits(ctx: Ctx): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await ctx.db.execute(waiting)).length === 0) await wait(10);
}

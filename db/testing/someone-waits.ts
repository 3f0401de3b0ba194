import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/context';
import { until } from './until';

/** Until a transaction of this database waits for a lock of another one. */
export async function someoneWaits(ctx: Ctx): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until('a transaction waits for another', async () => (await ctx.db.execute(waiting)).length > 0);
}

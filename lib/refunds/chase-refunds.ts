import { asc, eq } from 'drizzle-orm';
import { refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { dayMs } from '@/lib/time/duration';
import { mailNeedsBank } from './mail-needs-bank';

/** Days after the refund on which a missing bank account is asked for again; Stripe gives up after 45. */
export const reminderDays = [7, 21, 38] as const;

const batchSize = 500;

/** The reminder that is due so many days after the refund, or null. */
export function dueReminder(ageDays: number): (typeof reminderDays)[number] | null {
  return reminderDays.findLast((day) => ageDays >= day) ?? null;
}

/** Reminds buyers whose refund waits for their bank account: each reminder once, and after an outage only the newest due. */
export async function chaseRefunds(ctx: Ctx): Promise<{ readonly reminded: number }> {
  const now = ctx.clock.now();
  const waiting = await ctx.db
    .select()
    .from(refunds)
    .where(eq(refunds.state, 'requires_action'))
    .orderBy(asc(refunds.createdAt))
    .limit(batchSize);
  let reminded = 0;
  for (const refund of waiting) {
    const day = dueReminder((now.getTime() - refund.createdAt.getTime()) / dayMs);
    if (day === null) continue;
    const sent = await ctx.db.transaction((tx) => mailNeedsBank({ ...ctx, db: tx }, refund, `day_${day}`));
    if (sent) reminded += 1;
  }
  return { reminded };
}

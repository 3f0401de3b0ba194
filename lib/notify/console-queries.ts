import { sql } from 'drizzle-orm';
import { mails } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';

/** Mails that could not be sent and are no longer tried. Operators only. */
export async function countDeadMails(ctx: Ctx): Promise<number> {
  assertOperator(ctx);
  return ctx.db.$count(mails, sql`${mails.state} = 'dead'`);
}

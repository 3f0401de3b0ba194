import { and, notInArray, sql } from 'drizzle-orm';
import { mails } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { secretTemplates } from './mails/registry';

/**
 * Mails that could not be sent and are no longer tried, except sign-in codes: a mistyped address is one, and whoever wants in
 * asks again. Operators only.
 */
export async function countDeadMails(ctx: Ctx): Promise<number> {
  assertOperator(ctx);
  // The state as a literal, so that its partial index is seen.
  return ctx.db.$count(mails, and(sql`${mails.state} = 'dead'`, notInArray(mails.template, [...secretTemplates])));
}

import nodeAssert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/context';
import { trialBalance } from '@/lib/ledger/trial-balance';
import { compareBalance } from '@/lib/reconciliation/compare-balance';
import { runInvariants } from '@/lib/reconciliation/run-invariants';

/** The books balance, every invariant holds, both Stripe accounts equal Stripe's to the yen, and so does every fee its quote. */
export async function assertBooksAgree(ctx: Ctx): Promise<void> {
  nodeAssert.equal((await trialBalance(ctx)).differenceYen, 0);
  const broken = (await runInvariants(ctx)).filter((result) => !result.holds);
  nodeAssert.deepEqual(broken, []);
  for (const { account, differenceYen } of await compareBalance(ctx)) {
    nodeAssert.equal(differenceYen, 0, `${account} differs from Stripe`);
  }
  const drifts = await ctx.db.execute(sql`select * from fee_drifts where difference_yen <> 0`);
  nodeAssert.deepEqual([...drifts], [], 'a fee was charged that was not quoted');
}

/** A hash of every journal line without our own ids and times: the same facts give the same books. */
export async function booksHash(ctx: Ctx): Promise<string> {
  const rows = await ctx.db.execute(sql`
    select e.fact_kind, e.fact_id, e.leg, l.position, l.account_id, l.amount_yen::text
    from journal_entries e join journal_lines l on l.entry_id = e.id
    order by e.fact_kind, e.fact_id, e.leg, l.position`);
  return createHash('sha256')
    .update(JSON.stringify([...rows]))
    .digest('hex');
}

import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { journalEntries, journalLines } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type Yen, yen } from '@/lib/money/yen';

export interface Takings {
  /** Received for orders, credits of 前受金, and for options of the day. */
  readonly salesYen: Yen;
  /** Given back of it, by refunds and lost claims, less what banks returned of that. */
  readonly refundsYen: Yen;
  /** Stripe's fees with their tax. */
  readonly feesYen: Yen;
  /** Sales minus refunds minus fees. */
  readonly netYen: Yen;
}

/** What happened, by the books, from one instant up to before another. Operators only. */
export async function readTakings(ctx: Ctx, { from, until }: { from: Date; until: Date }): Promise<Takings> {
  assertOperator(ctx);
  const amount = journalLines.amountYen;
  const total = (condition: SQL) => sql<string>`coalesce(sum(${amount}) filter (where ${condition}), 0)`;
  // What moves on from 前受金 to income and the facility is neither received nor given back.
  const advance = sql`${journalLines.accountId} = 'advance:orders' and ${journalEntries.leg} not like 'share:%'`;
  const addOn = (leg: 'paid' | 'add_on') =>
    sql`${journalLines.accountId} = 'receivable:add_on' and ${journalEntries.leg} = ${leg}`;
  const isReversal = sql`${journalEntries.reversesId} is not null`;
  const [row] = await ctx.db
    .select({
      sales: total(sql`${advance} and ${amount} < 0 and not ${isReversal}`),
      refunds: total(sql`${advance} and (${amount} > 0 or ${isReversal})`),
      addOnSales: total(addOn('paid')),
      addOnRefunds: total(addOn('add_on')),
      fees: total(sql`${journalLines.accountId} in ('expense:stripe_fees', 'expense:stripe_fee_tax')`),
    })
    .from(journalEntries)
    .innerJoin(journalLines, eq(journalLines.entryId, journalEntries.id))
    .where(and(gte(journalEntries.occurredAt, from), lt(journalEntries.occurredAt, until)));
  const salesYen = yen(Number(row?.addOnSales ?? 0) - Number(row?.sales ?? 0));
  const refundsYen = yen(Number(row?.refunds ?? 0) - Number(row?.addOnRefunds ?? 0));
  const feesYen = yen(Number(row?.fees ?? 0));
  return { salesYen, refundsYen, feesYen, netYen: yen(salesYen - refundsYen - feesYen) };
}

import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { journalEntries, journalLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { strayLeg } from './book-stray';

/** Money of an order that is not its sale, as it was booked. */
export interface Stray {
  readonly intentId: string;
  readonly orderId: OrderId | null;
  readonly receivedAt: Date;
  /** What is still here: neither taken back by Stripe for a refund nor by a lost dispute. */
  readonly leftYen: Yen;
}

const gone = sql`coalesce((select sum(r.amount_yen) from refunds r
    where r.stray_intent_id = ${journalEntries.factId} and r.state in ('pending', 'requires_action', 'succeeded')), 0)
  + coalesce((select sum(d.taken_yen) from disputes d where d.stray_intent_id = ${journalEntries.factId}), 0)`;

async function straysWhere(ctx: Pick<Ctx, 'db'>, which: SQL): Promise<readonly Stray[]> {
  const rows = await ctx.db
    .select({
      intentId: journalEntries.factId,
      orderId: journalEntries.orderId,
      receivedAt: journalEntries.occurredAt,
      left: sql<string>`-${journalLines.amountYen} - (${gone})`,
    })
    .from(journalEntries)
    .innerJoin(journalLines, and(eq(journalLines.entryId, journalEntries.id), eq(journalLines.accountId, 'suspense')))
    .where(and(eq(journalEntries.factKind, 'payment'), eq(journalEntries.leg, strayLeg), which))
    .orderBy(journalEntries.occurredAt);
  return rows.map(({ left, ...row }) => ({ ...row, leftYen: yen(Math.max(0, Number(left))) }));
}

/** Of these PaymentIntents, those whose money is booked as no sale. */
export async function readStrays(ctx: Pick<Ctx, 'db'>, intentIds: readonly string[]): Promise<readonly Stray[]> {
  return intentIds.length === 0 ? [] : straysWhere(ctx, inArray(journalEntries.factId, [...intentIds]));
}

export async function readStray(ctx: Pick<Ctx, 'db'>, intentId: string): Promise<Stray | null> {
  const [stray] = await readStrays(ctx, [intentId]);
  return stray ?? null;
}

export function straysOfOrder(ctx: Pick<Ctx, 'db'>, orderId: OrderId): Promise<readonly Stray[]> {
  return straysWhere(ctx, eq(journalEntries.orderId, orderId));
}

import { and, eq } from 'drizzle-orm';
import { shareSettlements } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderLineId } from '@/lib/ids';

interface MovementFact {
  readonly orderLineId: OrderLineId;
  readonly fact: { readonly kind: string; readonly id: string };
  readonly occurredAt: Date;
}

type Movement = Omit<
  typeof shareSettlements.$inferInsert,
  'orderLineId' | 'factKind' | 'factId' | 'occurredAt' | 'createdAt'
>;

/** Keeps what a fact changed of a facility's payable, in the transaction of its entry. False: the fact stands already. */
export async function recordMovement(
  ctx: Ctx,
  { orderLineId, fact, occurredAt }: MovementFact,
  movement: Movement,
): Promise<boolean> {
  const recorded = await ctx.db
    .insert(shareSettlements)
    .values({
      orderLineId,
      factKind: fact.kind,
      factId: fact.id,
      occurredAt,
      ...movement,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ factId: shareSettlements.factId });
  return recorded.length > 0;
}

/** Whether a fact changed the line's payable already. The caller holds the lock of what it changes. */
export async function hasMoved(ctx: Ctx, { orderLineId, fact }: MovementFact): Promise<boolean> {
  const same = and(
    eq(shareSettlements.orderLineId, orderLineId),
    eq(shareSettlements.factKind, fact.kind),
    eq(shareSettlements.factId, fact.id),
  );
  return (await ctx.db.$count(shareSettlements, same)) > 0;
}

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
      ...{ orderLineId, factKind: fact.kind, factId: fact.id, occurredAt },
      ...movement,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ factId: shareSettlements.factId });
  return recorded.length > 0;
}

import { and, eq, inArray, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOrderAccess } from '@/lib/auth/order-access';
import { statesBefore } from '@/lib/checkout/order-state';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/**
 * An order begun as a guest becomes the signed-in person's own when they come to its checkout, as long as Stripe knows no other
 * customer for it. Guests change nothing. Strangers get `not_found`.
 */
export async function adoptOrder(ctx: Ctx, { orderId }: { orderId: OrderId }): Promise<void> {
  await assertOrderAccess(ctx, orderId);
  const { actor } = ctx;
  if (actor.kind !== 'user') return;
  await ctx.db.transaction(async (tx) => {
    const adopted = await tx
      .update(orders)
      .set({ userId: actor.userId })
      .where(
        and(
          eq(orders.id, orderId),
          isNull(orders.userId),
          isNull(orders.stripeCustomerId),
          inArray(orders.state, statesBefore('paid').concat('draft')),
        ),
      )
      .returning({ id: orders.id });
    if (adopted.length === 0) return;
    const after = { userId: actor.userId };
    await recordAudit({ ...ctx, db: tx }, { action: 'order.adopted', subjectId: orderId, after });
  });
}

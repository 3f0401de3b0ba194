import { and, eq, exists, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { mails, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';

/**
 * Gives the signed-in person the orders that they made as a guest: those with their address, which the code has proven, that
 * were paid or about which we have written there. Returns how many; again there are none.
 */
export async function claimOrders(ctx: Ctx): Promise<{ readonly claimed: number }> {
  const { userId, email } = assertUser(ctx);
  return ctx.db.transaction(async (tx) => {
    const mailed = tx
      .select({ id: mails.id })
      .from(mails)
      .where(and(eq(mails.orderId, orders.id), eq(mails.toAddress, orders.buyerEmail)));
    const claimed = await tx
      .update(orders)
      .set({ userId })
      .where(
        and(
          isNull(orders.userId),
          sql`lower(${orders.buyerEmail}) = ${email.toLowerCase()}`,
          or(isNotNull(orders.paidAt), exists(mailed)),
        ),
      )
      .returning({ id: orders.id });
    for (const { id } of claimed) {
      await recordAudit({ ...ctx, db: tx }, { action: 'order.claimed', subjectId: id, after: { userId } });
    }
    return { claimed: claimed.length };
  });
}

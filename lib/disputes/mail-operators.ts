import { eq } from 'drizzle-orm';
import { auth_user, orders, userRoles } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { DisputeRow } from './apply-dispute';
import { isInquiry } from './dispute-state';

/** One mail to each operator that the bank waits for an answer; an inquiry that became a dispute is a fact of its own. */
export async function mailOperators(ctx: Ctx, dispute: DisputeRow): Promise<void> {
  const kind = isInquiry(dispute.state) ? 'inquiry' : 'dispute';
  const [order] = await ctx.db.select({ number: orders.number }).from(orders).where(eq(orders.id, dispute.orderId));
  const operators = await ctx.db
    .selectDistinct({ userId: auth_user.id, email: auth_user.email })
    .from(userRoles)
    .innerJoin(auth_user, eq(auth_user.id, userRoles.userId))
    .where(eq(userRoles.role, 'operator'));
  for (const { userId, email } of operators) {
    await enqueueMail(ctx, {
      factKey: `dispute_opened:${dispute.id}:${kind}:${userId}`,
      template: 'dispute_opened',
      to: email,
      locale: 'ja',
      props: {
        disputeId: dispute.id,
        kind,
        number: order?.number ?? '',
        amountYen: dispute.amountYen,
        reason: dispute.reason,
        dueBy: dispute.dueBy?.toISOString() ?? null,
      },
    });
  }
}

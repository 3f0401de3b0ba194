import { eq } from 'drizzle-orm';
import { refunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';
import type { RefundRow } from './lock-refund';
import { mailNeedsBank } from './mail-needs-bank';
import { nextRefundState, type RefundFact } from './refund-state';

export type KnownRefund = RefundSnapshot & { readonly status: RefundFact };

/** Stores what Stripe says of a locked refund, with the audit trail. Says whether anything but the time of reading changed. */
export async function storeRefund(ctx: Ctx, refund: RefundRow, snapshot: KnownRefund): Promise<boolean> {
  const state = nextRefundState(refund.state, snapshot.status);
  await ctx.db
    .update(refunds)
    .set({
      state,
      stripeRefundId: snapshot.id,
      failureReason: snapshot.failureReason,
      actionExpiresAt: snapshot.actionExpiresAt,
      syncedAt: ctx.clock.now(),
    })
    .where(eq(refunds.id, refund.id));
  if (state === refund.state) return refund.stripeRefundId === null;
  await recordAudit(ctx, {
    action: `refund.${state}`,
    subjectId: refund.orderId,
    before: { state: refund.state },
    after: { state, refundId: refund.id, amountYen: refund.amountYen },
    ...(snapshot.failureReason === null ? {} : { reason: snapshot.failureReason }),
  });
  return true;
}

/** Asks the buyer for the bank account that Stripe waits for. Says whether it does. */
export async function askForBank(ctx: Ctx, refund: RefundRow, snapshot: RefundSnapshot): Promise<boolean> {
  const { status, actionExpiresAt } = snapshot;
  if (status !== 'requires_action') return false;
  const kind = refund.state === 'pending' ? (`again_${actionExpiresAt?.toISOString() ?? ''}` as const) : 'first';
  await mailNeedsBank(ctx, { ...refund, actionExpiresAt }, kind);
  return true;
}

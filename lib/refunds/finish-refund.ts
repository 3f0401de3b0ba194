import { eq } from 'drizzle-orm';
import { type RefundState, refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { RefundRow } from './lock-refund';
import { sendRefund } from './send-refund';

export interface SentRefund {
  /** `planned`: Stripe's answer is unknown, or outgoing money is stopped; the sweep finishes it. */
  readonly state: RefundState;
  readonly isHeld: boolean;
}

/** Sends a decided refund unless that was done, and says where it stands. */
export async function finishRefund(ctx: Ctx, refund: RefundRow): Promise<SentRefund> {
  if (refund.stripeRefundId !== null || refund.state !== 'planned') return { state: refund.state, isHeld: false };
  const sent = await sendRefund(ctx, refund);
  const [now] = await ctx.db.select({ state: refunds.state }).from(refunds).where(eq(refunds.id, refund.id));
  assert(now !== undefined, 'a refund stays');
  return { state: now.state, isHeld: sent === 'held' };
}

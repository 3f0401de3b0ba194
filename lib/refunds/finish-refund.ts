import { eq } from 'drizzle-orm';
import { type RefundState, refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { RefundId } from '@/lib/ids';
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

type NotDecided = { readonly ok: false; readonly reason: 'not_paid' | 'disputed' | 'already_refunded' };

/** What an operator's click came to under the payment's lock: the refund, new or of an earlier click, or why there is none. */
export type DecidedRefund = { readonly ok: true; readonly refund: RefundRow } | NotDecided;

export type OperatorRefundResult =
  /** `planned`: Stripe's answer is still unknown or money is stopped, the sweep finishes it. */
  | { readonly ok: true; readonly refundId: RefundId; readonly state: RefundState }
  | NotDecided
  | { readonly ok: false; readonly reason: 'refused' };

/** Sends what was decided, after its transaction. */
export async function finishDecided(ctx: Ctx, decided: DecidedRefund): Promise<OperatorRefundResult> {
  if (!decided.ok) return decided;
  const { state } = await finishRefund(ctx, decided.refund);
  if (state === 'failed') return { ok: false, reason: 'refused' };
  return { ok: true, refundId: decided.refund.id, state };
}

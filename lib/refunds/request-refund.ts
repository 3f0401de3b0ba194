import type { Ctx } from '@/lib/context';
import type { AddOnRefundId, RefundId } from '@/lib/ids';
import { readMoneyStop } from '@/lib/reconciliation/money-stop';
import { type StripeAnswer, sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import type { ObjectOf, ParamsOf } from '@/lib/stripe/request-kinds';

/** Asks Stripe for a decided refund through the write-ahead; `held` while a broken invariant stops outgoing money. */
export async function requestRefund(
  ctx: Ctx,
  refundId: RefundId | AddOnRefundId,
  params: Omit<ParamsOf<'refund.create'>, 'reason'>,
): Promise<StripeAnswer<ObjectOf<'refund.create'>> | 'held'> {
  if ((await readMoneyStop(ctx)) !== null) return 'held';
  const about = { kind: 'refund.create', subjectId: refundId } as const;
  const attempt = await requestAttempt(ctx, about);
  return sendStripeRequest(ctx, { ...about, attempt, params: { ...params, reason: 'requested_by_customer' } });
}

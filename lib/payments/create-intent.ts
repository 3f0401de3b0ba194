import type { Ctx } from '@/lib/context';
import { crashPoint } from '@/lib/crash-point';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { linkIntent } from './link-intent';
import type { PaymentRow } from './lock-payment';

/**
 * Makes the order's one PaymentIntent, or gives the one that an earlier, interrupted call made. Null when Stripe refused or its
 * answer is unknown: calling again converges.
 */
export async function createIntent(
  ctx: Ctx,
  payment: PaymentRow,
  customerId: string,
): Promise<{ payment: PaymentRow; clientSecret: string | null } | null> {
  const about = { kind: 'payment_intent.create', subjectId: payment.id } as const;
  const answer = await sendStripeRequest(ctx, {
    ...about,
    attempt: await requestAttempt(ctx, about),
    params: {
      amount: payment.amountYen,
      currency: 'jpy',
      customer: customerId,
      description: '検査コース代金',
      allowed_payment_method_types: ['card'],
      metadata: { order_id: payment.orderId, payment_id: payment.id },
    },
  });
  if (answer.outcome !== 'confirmed') return null;
  const linked = await linkIntent(ctx, payment.id, answer.object.id);
  crashPoint('payment.linked');
  return { payment: linked, clientSecret: answer.object.client_secret };
}

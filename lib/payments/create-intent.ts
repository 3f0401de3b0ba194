import type { Ctx } from '@/lib/context';
import { crashPoint } from '@/lib/crash-point';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { linkIntent } from './link-intent';
import type { PaymentRow } from './lock-payment';

/**
 * Makes the order's one PaymentIntent, or gives the one that an earlier, interrupted call made. Null when its answer is
 * unknown: calling again converges. Throws `payments_unavailable` when it refused us.
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
      payment_method_options: { card: { request_three_d_secure: 'any' } },
      metadata: { order_id: payment.orderId, payment_id: payment.id },
    },
  });
  const intent = confirmedObject(answer);
  if (intent === null) return null;
  const linked = await linkIntent(ctx, payment.id, intent.id);
  crashPoint('payment.linked');
  return { payment: linked, clientSecret: intent.client_secret };
}

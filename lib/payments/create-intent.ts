import { eq } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { crashPoint } from '@/lib/crash-point';
import type { PaymentOffer } from '@/lib/fees/store-offer';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { deliverRequest, sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { alignIntent } from './align-intent';
import { intentMethods } from './intent-methods';
import { linkIntent } from './link-intent';
import type { PaymentRow } from './lock-payment';

interface Creation {
  readonly offer: PaymentOffer;
  readonly customerId: string;
}

/**
 * Makes the order's one PaymentIntent, or gives the one that an earlier, interrupted call made, taking the offered methods. Null
 * when its answer is unknown: calling again converges. Throws `payments_unavailable` when it refused us.
 */
export async function createIntent(
  ctx: Ctx,
  payment: PaymentRow,
  { offer, customerId }: Creation,
): Promise<{ payment: PaymentRow; clientSecret: string | null } | null> {
  const intent = confirmedObject(await askForIntent(ctx, payment, { offer, customerId }));
  if (intent === null) return null;
  const linked = await linkIntent(ctx, payment.id, intent.id);
  crashPoint('payment.linked');
  if (!(await alignIntent(ctx, intent, offer))) return null;
  return { payment: linked, clientSecret: intent.client_secret };
}

/** A request that stands is asked as it was planned, also when the offer has changed since. */
async function askForIntent(ctx: Ctx, payment: PaymentRow, { offer, customerId }: Creation) {
  const about = { kind: 'payment_intent.create', subjectId: payment.id } as const;
  const attempt = await requestAttempt(ctx, about);
  const key = `${about.kind}:${payment.id}:${attempt}`;
  const [standing] = await ctx.db.select().from(stripeRequests).where(eq(stripeRequests.key, key));
  if (standing !== undefined) return deliverRequest(ctx, about.kind, standing);
  return sendStripeRequest(ctx, {
    ...about,
    attempt,
    params: {
      amount: payment.amountYen,
      currency: 'jpy',
      customer: customerId,
      description: '検査コース代金',
      ...intentMethods(offer),
      metadata: { order_id: payment.orderId, payment_id: payment.id },
    },
  });
}

import type { Ctx } from '@/lib/context';
import type { PaymentOffer } from '@/lib/fees/store-offer';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { intentMethods, takesOffer } from './intent-methods';

interface Intent {
  readonly id: string;
  readonly allowed_payment_method_types: readonly string[] | null;
}

const triesMax = 3;

/**
 * Makes the PaymentIntent take exactly what is offered now, before its client secret is given away. False when Stripe did not
 * answer. An update of an older offer that Stripe got late is followed by another one. Throws `payments_unavailable` when
 * Stripe refuses what we ask.
 */
export async function alignIntent(ctx: Ctx, found: Intent, offer: PaymentOffer): Promise<boolean> {
  const about = { kind: 'payment_intent.update', subjectId: offer.id } as const;
  let intent = found;
  for (let tries = 0; tries < triesMax && !takesOffer(intent, offer); tries += 1) {
    const standing = await requestAttempt(ctx, about);
    const answer = await sendStripeRequest(ctx, {
      ...about,
      attempt: tries === 0 ? standing : standing + 1,
      params: { id: intent.id, ...intentMethods(offer) },
    });
    const updated = confirmedObject(answer);
    if (updated === null) return false;
    intent = updated;
  }
  return takesOffer(intent, offer);
}

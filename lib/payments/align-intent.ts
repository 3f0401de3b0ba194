import type { Ctx } from '@/lib/context';
import type { PaymentOffer } from '@/lib/fees/store-offer';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { intentMethods, type Payable, takesOffer, withHeld } from './intent-methods';

const triesMax = 3;

/**
 * Makes the PaymentIntent take exactly what is offered now, before its client secret is given away; an attempt under way keeps
 * its method and its numbers. False when Stripe did not answer, or the buyer began another attempt meanwhile. An update of an
 * older offer that Stripe got late is followed by another one. Throws `payments_unavailable` when Stripe refuses what we ask.
 */
export async function alignIntent(ctx: Ctx, found: Payable & { id: string }, offered: PaymentOffer): Promise<boolean> {
  const offer = withHeld(offered, found);
  let intent = found;
  for (let tries = 0; tries < triesMax && !takesOffer(intent, offer); tries += 1) {
    const params = { id: intent.id, ...intentMethods(offer, intent) };
    const about = { kind: 'payment_intent.update', subjectId: offer.id, params } as const;
    const standing = await requestAttempt(ctx, about);
    const answer = await sendStripeRequest(ctx, { ...about, attempt: tries === 0 ? standing : standing + 1 });
    const updated = confirmedObject(answer);
    if (updated === null) return false;
    intent = updated;
  }
  return takesOffer(intent, offer);
}

import type { PaymentOffer } from '@/lib/fees/store-offer';
import type { ParamsOf } from '@/lib/stripe/request-kinds';

type IntentMethods = Pick<ParamsOf<'payment_intent.create'>, 'allowed_payment_method_types' | 'payment_method_options'>;

/** What a PaymentIntent is told about an offer. The shop's till shows the description: no health words (japan.md §8 no. 32). */
export function intentMethods({ methods, konbiniPayDays }: PaymentOffer): IntentMethods {
  return {
    allowed_payment_method_types: [...methods],
    payment_method_options: {
      ...(methods.includes('card') ? { card: { request_three_d_secure: 'any' } } : {}),
      ...(methods.includes('konbini')
        ? { konbini: { product_description: '検査コース代金', expires_after_days: konbiniPayDays } }
        : {}),
    },
  };
}

/** Whether an intent takes exactly the offered methods. */
export function takesOffer(
  intent: { readonly allowed_payment_method_types: readonly string[] | null },
  offer: PaymentOffer,
) {
  const allowed = intent.allowed_payment_method_types ?? [];
  return allowed.length === offer.methods.length && offer.methods.every((method) => allowed.includes(method));
}

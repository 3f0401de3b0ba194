import { isPaymentMethod } from '@/lib/fees/methods';
import type { PaymentOffer } from '@/lib/fees/store-offer';
import type { ParamsOf } from '@/lib/stripe/request-kinds';

type IntentMethods = Pick<ParamsOf<'payment_intent.create'>, 'allowed_payment_method_types' | 'payment_method_options'>;

/** What of a PaymentIntent decides how it can be paid. */
export interface Payable {
  readonly allowed_payment_method_types: readonly string[] | null;
  readonly payment_method_options: { readonly konbini?: { readonly expires_after_days?: number | null } } | null;
  /** With its type when it was expanded. */
  readonly payment_method: string | { readonly type: string } | null;
  readonly next_action: { readonly type: string } | null;
}

/** Changing konbini's options would end the numbers that the buyer holds, or be refused while they are at the till. */
const holdsNumbers = ({ next_action }: Payable) => next_action?.type === 'konbini_display_details';

/** An offer with the method of the attempt under way, which was offered when it began: Stripe would refuse to forbid it. */
export function withHeld(offer: PaymentOffer, { payment_method: held }: Payable): PaymentOffer {
  const type = typeof held === 'string' ? null : (held?.type ?? null);
  return isPaymentMethod(type) && !offer.methods.includes(type)
    ? { ...offer, methods: [...offer.methods, type] }
    : offer;
}

/** What a PaymentIntent is told about an offer. The shop's till shows the description: no health words (japan.md §8 no. 32). */
export function intentMethods({ methods, konbiniPayDays }: PaymentOffer, intent?: Payable): IntentMethods {
  const asksKonbini = methods.includes('konbini') && (intent === undefined || !holdsNumbers(intent));
  return {
    allowed_payment_method_types: [...methods],
    payment_method_options: {
      ...(methods.includes('card') ? { card: { request_three_d_secure: 'any' } } : {}),
      ...(asksKonbini
        ? { konbini: { product_description: '検査コース代金', expires_after_days: konbiniPayDays } }
        : {}),
    },
  };
}

/** Whether an intent takes exactly the offered methods, and would issue numbers for as long as the offer says. */
export function takesOffer(intent: Payable, { methods, konbiniPayDays }: PaymentOffer): boolean {
  const allowed = intent.allowed_payment_method_types ?? [];
  if (allowed.length !== methods.length || !methods.every((method) => allowed.includes(method))) return false;
  const isFixed = !methods.includes('konbini') || holdsNumbers(intent);
  return isFixed || intent.payment_method_options?.konbini?.expires_after_days === konbiniPayDays;
}

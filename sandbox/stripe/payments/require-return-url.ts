import type { Stripe } from 'stripe';
import { invalidParameter } from '../protocol/failure';

interface Redirection {
  return_url?: string | undefined;
  use_stripe_sdk?: boolean | undefined;
}

/** Dynamic payment methods may redirect: Stripe wants to know where to, unless redirects are switched off. */
export function requireReturnUrl(
  automatic: Stripe.PaymentIntent.AutomaticPaymentMethods | Stripe.SetupIntent.AutomaticPaymentMethods | null,
  given: Redirection,
  noun: 'PaymentIntent' | 'SetupIntent',
): void {
  if (!automatic?.enabled || automatic.allow_redirects === 'never') return;
  if (given.return_url !== undefined || given.use_stripe_sdk === true) return;
  throw invalidParameter(
    'return_url',
    `This ${noun} is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a \`return_url\`. If you don't want to accept redirect-based payment methods, set \`automatic_payment_methods[enabled]\` to \`true\` and \`automatic_payment_methods[allow_redirects]\` to \`never\` when creating Setup Intents and Payment Intents.`,
  );
}

import type { Stripe } from 'stripe';
import type { Kind, Stored } from '../store/kind';

/** What the card network knows and Stripe never shows. */
export interface PaymentMethodState {
  /** A test number, which decides how the card behaves; `unknown` for any other, empty for no card. */
  cardNumber: string;
  /** Saved with authentication: later charges need none. */
  authenticated: boolean;
  /** Paid with once without being saved, or detached: Stripe lets it be used no more. */
  spent: boolean;
}

export type StoredPaymentMethod = Stored<Stripe.PaymentMethod, PaymentMethodState>;

export const paymentMethods: Kind<Stripe.PaymentMethod, PaymentMethodState> = {
  name: 'payment_method',
  noun: 'PaymentMethod',
  param: 'payment_method',
  expands: { customer: 'customer' },
  keys: ({ customer, type, allow_redisplay }) => ({
    customer: typeof customer === 'string' ? customer : null,
    type,
    allow_redisplay: allow_redisplay ?? null,
  }),
};

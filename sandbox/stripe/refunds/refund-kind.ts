import type { Stripe } from 'stripe';
import type { Kind, Stored } from '../store/kind';

/** A letter that asks the customer for the bank account to pay into; `token` is its link's secret. */
export interface RefundMail {
  token: string;
  /** Unix seconds. */
  sentAt: number;
  to: string;
  expiresAt: number;
}

export interface RefundState {
  /** Oldest first; only the last one's link takes an account. Empty where the money goes back by itself. */
  mails: readonly RefundMail[];
}

export type StoredRefund = Stored<Stripe.Refund, RefundState>;

export const refunds: Kind<Stripe.Refund, RefundState> = {
  name: 'refund',
  expands: {
    balance_transaction: 'balance_transaction',
    charge: 'charge',
    customer: 'customer',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    payment_method: 'payment_method',
  },
  keys: ({ charge, payment_intent, pending_reason }, { mails }) => ({
    charge: typeof charge === 'string' ? charge : null,
    payment_intent: typeof payment_intent === 'string' ? payment_intent : null,
    pending_reason: pending_reason ?? null,
    token: mails.at(-1)?.token ?? null,
  }),
};

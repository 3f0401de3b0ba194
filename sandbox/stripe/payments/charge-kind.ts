import type { Stripe } from 'stripe';
import { refunds } from '../refunds/refund-kind';
import type { Kind, Stored } from '../store/kind';

export interface ChargeState {
  /** The test card's number, to know how its funds and refunds behave. */
  cardNumber: string;
}

export type StoredCharge = Stored<Stripe.Charge, ChargeState>;

export const charges: Kind<Stripe.Charge, ChargeState> = {
  name: 'charge',
  param: 'charge',
  expands: {
    balance_transaction: 'balance_transaction',
    customer: 'customer',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    refunds: {
      load: async (call, owner) => {
        const page = { limit: 10 };
        const found = await call.list(refunds, page, { keys: { charge: owner.id } });
        return { ...found, url: `/v1/charges/${owner.id}/refunds` };
      },
    },
  },
  keys: ({ customer, payment_intent, transfer_group }) => ({
    customer: typeof customer === 'string' ? customer : null,
    payment_intent: typeof payment_intent === 'string' ? payment_intent : null,
    transfer_group,
  }),
};

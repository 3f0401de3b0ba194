import type { Stripe } from 'stripe';
import { refunds } from '../refunds/refund-kind';
import type { Kind, Stored } from '../store/kind';
import { isMethodType, type MethodType } from './method-types';

export interface ChargeState {
  /** The test card's number, to know how its funds and refunds behave; empty when it was no card. */
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

/** What the charge was paid with. */
export function methodTypeOf({ payment_method_details }: Pick<Stripe.Charge, 'payment_method_details'>): MethodType {
  const type = payment_method_details?.type ?? '';
  if (isMethodType(type)) return type;
  throw new Error(`a charge of type ${type}`);
}

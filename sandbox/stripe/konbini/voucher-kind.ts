import type { Stripe } from 'stripe';
import { paymentIntents, type StoredPaymentIntent } from '../payments/payment-intent-kind';
import type { Call } from '../protocol/call';
import type { Kind, Stored } from '../store/kind';
import type { Chain } from './chains';

/** What was printed at a chain's kiosk: it can be paid at the till until then. */
interface Slip {
  chain: Chain;
  valid_until: number;
}

/** The numbers of one attempt to pay at a convenience store. The id is the hosted page's address: it cannot be guessed. */
export interface Voucher {
  id: string;
  object: 'konbini_voucher';
  created: number;
  payment_intent: string;
  payment_method: string;
  amount: number;
  customer_name: string;
  expires_at: number;
  product_description: string;
  stores: Stripe.PaymentIntent.NextAction.KonbiniDisplayDetails.Stores;
  slip: Slip | null;
  /** `void`: canceled, or replaced by another attempt. */
  status: 'open' | 'paid' | 'expired' | 'void';
}

export type StoredVoucher = Stored<Voucher, object>;

export const vouchers: Kind<Voucher> = {
  name: 'konbini_voucher',
  noun: 'konbini voucher',
  keys: ({ payment_intent, status }) => ({ payment_intent, status }),
};

export interface Attempt {
  intent: StoredPaymentIntent;
  voucher: StoredVoucher;
}

/** Locks the intent, then its voucher. */
export async function lockAttempt(call: Call, voucherId: string): Promise<Attempt> {
  const { data } = await call.store.get(vouchers, voucherId);
  const intent = await call.store.lock(paymentIntents, data.payment_intent);
  return { intent, voucher: await call.store.lock(vouchers, voucherId) };
}

/** The newest voucher of an intent, undefined when it never had one. */
export async function latestVoucher(call: Call, intent: string): Promise<StoredVoucher | undefined> {
  return (await call.store.all(vouchers, { payment_intent: intent })).at(-1);
}

export function isSlipOut(call: Call, { slip, status }: Voucher): boolean {
  return status === 'open' && slip !== null && call.now <= slip.valid_until;
}

import type { KonbiniChain, VoucherState } from '@/db/schema';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';

type Told = Pick<PaymentSnapshot, 'status' | 'lastErrorCode' | 'readAt'> & {
  readonly charge: { readonly methodType: string | null } | null;
};

const expiredCode = 'payment_intent_payment_attempt_expired';

/** What became of a voucher that Stripe no longer shows: paid, over, or made void by something else. */
export function voucherFate(told: Told, voucher: { stripeExpiresAt: Date }): Exclude<VoucherState, 'waiting'> {
  if (told.status === 'succeeded') return told.charge?.methodType === 'konbini' ? 'paid' : 'replaced';
  if (told.status === 'requires_payment_method' && told.lastErrorCode === expiredCode) return 'expired';
  return told.status === 'canceled' && told.readAt >= voucher.stripeExpiresAt ? 'expired' : 'replaced';
}

/** The chain by its name at Stripe; null for one that we do not know. */
export function knownChain(name: string | null, chains: readonly KonbiniChain[]): KonbiniChain | null {
  return chains.find((chain) => chain === name) ?? null;
}

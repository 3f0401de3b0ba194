import type { Stripe } from 'stripe';
import type { StoredCharge } from '../payments/charge-kind';
import { newId, randomText } from '../protocol/ids';

interface RefundTerms {
  amount: number;
  now: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Stripe.Metadata;
}

/** A refund that has not touched the balance (yet). */
export function renderRefund({ id, data }: StoredCharge, terms: RefundTerms): Stripe.Refund {
  const type = data.payment_method_details?.type ?? 'card';
  return {
    id: newId(type === 'card' ? 're' : 'pyr'),
    object: 'refund',
    amount: terms.amount,
    balance_transaction: null,
    charge: id,
    created: terms.now,
    currency: data.currency,
    customer: data.customer,
    customer_account: null,
    destination_details: destinations[type]?.() ?? { type },
    metadata: terms.metadata,
    payment_intent: data.payment_intent,
    payment_method: data.payment_method,
    reason: terms.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

const destinations: Readonly<Record<string, () => Stripe.Refund.DestinationDetails>> = {
  card: () => ({
    card: {
      reference: randomText(12),
      reference_status: 'available',
      reference_type: 'acquirer_reference_number',
      type: 'refund',
    },
    type: 'card',
  }),
  // A store gives no money back: it goes to a bank account.
  konbini: () => ({ jp_bank_transfer: { reference: null, reference_status: 'pending' }, type: 'jp_bank_transfer' }),
};

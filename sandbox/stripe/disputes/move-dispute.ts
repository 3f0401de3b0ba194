import type { Stripe } from 'stripe';
import { recordMovement } from '../payments/balance-transaction-kind';
import { charges, type StoredCharge } from '../payments/charge-kind';
import type { Call } from '../protocol/call';
import { previousAttributes } from '../protocol/previous-attributes';
import { disputes, type StoredDispute } from './dispute-kind';

/** The dispute with its charge, both held; the charge first, as everybody does. */
export async function lockDispute(call: Call, id: string): Promise<{ charge: StoredCharge; dispute: StoredDispute }> {
  const { data } = await call.store.get(disputes, id);
  const charge = await call.store.lock(charges, typeof data.charge === 'string' ? data.charge : data.charge.id);
  return { charge, dispute: await call.store.lock(disputes, id) };
}

/** Saves the dispute as it now is, and tells what has changed if anything has. */
export async function updateDispute(call: Call, dispute: StoredDispute, after: Stripe.Dispute): Promise<void> {
  const previous = previousAttributes(dispute.data, after);
  if (Object.keys(previous).length === 0) return;
  dispute.data = after;
  await call.store.save(disputes, dispute);
  await call.emit('charge.dispute.updated', after, previous);
}

type Closing = Partial<Pick<Stripe.Dispute, 'evidence_details' | 'is_charge_refundable'>> & {
  status: 'won' | 'lost' | 'warning_closed';
};

/** The last word. What was withdrawn comes back, with its fee, when the dispute is won. */
export async function closeDispute(call: Call, dispute: StoredDispute, closing: Closing): Promise<void> {
  dispute.data = { ...dispute.data, ...closing };
  await call.store.save(disputes, dispute);
  await call.emit('charge.dispute.closed', dispute.data);
  if (closing.status === 'won') await moveFunds(call, dispute, 'reinstated');
}

/** Stripe's fee of a Japanese dispute in yen, given back when it is won (reference: stripe-api.md §3.1). */
const disputeFeeYen = 1500;

/** Takes the disputed amount and the fee from the available balance, or gives both back. */
export async function moveFunds(
  call: Call,
  dispute: StoredDispute,
  direction: 'withdrawn' | 'reinstated',
): Promise<void> {
  const { data } = dispute;
  const sign = direction === 'withdrawn' ? -1 : 1;
  const charge = typeof data.charge === 'string' ? data.charge : data.charge.id;
  const transaction = await recordMovement(call, {
    amount: sign * data.amount,
    fees: [
      {
        amount: -sign * disputeFeeYen,
        application: null,
        currency: data.currency,
        description: 'Dispute fee',
        type: 'stripe_fee',
      },
    ],
    type: 'adjustment',
    reportingCategory: direction === 'withdrawn' ? 'dispute' : 'dispute_reversal',
    source: data.id,
    description: `Chargeback ${direction === 'withdrawn' ? 'withdrawal' : 'reversal'} for ${charge}`,
    availableOn: call.now,
  });
  dispute.data = { ...data, balance_transactions: [...data.balance_transactions, transaction] };
  await call.store.save(disputes, dispute);
  await call.emit(`charge.dispute.funds_${direction}`, dispute.data);
}

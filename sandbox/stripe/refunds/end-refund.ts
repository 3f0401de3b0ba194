import type { Stripe } from 'stripe';
import { z } from 'zod';
import type { StoredCharge } from '../payments/charge-kind';
import { type Call, task } from '../protocol/call';
import { randomText } from '../protocol/ids';
import { countRefunded, lockRefund, moveRefund, recordRefundMovement, withoutWaiting } from './move-refund';
import type { StoredRefund } from './refund-kind';

/** Docs: api/refunds/object#refund_object-failure_reason. */
export type FailureReason =
  | 'charge_for_pending_refund_disputed'
  | 'declined'
  | 'expired_or_canceled_card'
  | 'merchant_request'
  | 'unknown';

interface Ending {
  status: 'failed' | 'canceled';
  reason: FailureReason;
}

/** Ends a refund without the customer having the money: it comes back to the balance, and the charge counts it no more. */
export async function undoRefund(
  call: Call,
  { charge, refund }: { charge: StoredCharge; refund: StoredRefund },
  { status, reason }: Ending,
): Promise<void> {
  const { amount, balance_transaction: taken } = refund.data;
  const movement = { type: 'refund_failure', amount } as const;
  const returned = taken === null ? undefined : await recordRefundMovement(call, refund.data, movement);
  await countRefunded(call, charge, -amount);
  await moveRefund(call, refund, {
    ...withoutWaiting(refund.data),
    ...(returned === undefined ? {} : { failure_balance_transaction: returned.id }),
    failure_reason: reason,
    status,
  });
}

/** A pending refund arrives, or a refund that seemed to have arrived comes back. */
export const endRefund = task({
  name: 'end_refund',
  payload: z.object({ refund: z.string(), outcome: z.enum(['succeed', 'expired_card', 'declined', 'unknown']) }),
  run: async (call, { refund: id, outcome }) => {
    const { charge, refund } = await lockRefund(call, id);
    if (refund.data.status !== 'pending' && refund.data.status !== 'succeeded') return;
    if (outcome === 'succeed') return moveRefund(call, refund, succeeded(refund.data));
    const reason = outcome === 'expired_card' ? 'expired_or_canceled_card' : outcome;
    await undoRefund(call, { charge, refund }, { status: 'failed', reason });
  },
});

function succeeded(refund: Stripe.Refund): Stripe.Refund {
  const { destination_details: destination } = refund;
  const reference = { reference: randomText(12), reference_status: 'available' };
  return {
    ...withoutWaiting(refund),
    ...(destination?.card
      ? { destination_details: { ...destination, card: { ...destination.card, ...reference, type: 'refund' } } }
      : {}),
    ...(destination?.jp_bank_transfer ? { destination_details: { ...destination, jp_bank_transfer: reference } } : {}),
    status: 'succeeded',
  };
}

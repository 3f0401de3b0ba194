import type { Stripe } from 'stripe';
import { type MovementType, recordMovement } from '../payments/balance-transaction-kind';
import { charges, type StoredCharge } from '../payments/charge-kind';
import type { Call } from '../protocol/call';
import { previousAttributes } from '../protocol/previous-attributes';
import { refunds, type StoredRefund } from './refund-kind';

/** Saves the refund as it now is and tells of it; `charge.refund.updated` is sent for cards, a failure has its own event. */
export async function moveRefund(call: Call, refund: StoredRefund, after: Stripe.Refund): Promise<void> {
  const previous = previousAttributes(refund.data, after);
  refund.data = after;
  await call.store.save(refunds, refund);
  await call.emit('refund.updated', after, previous);
  if (after.destination_details?.type === 'card') await call.emit('charge.refund.updated', after, previous);
  if (after.status === 'failed') await call.emit('refund.failed', after);
}

/** Counts an amount as refunded on the charge; a negative one takes it back. Tells nobody. */
export async function countRefunded(call: Call, charge: StoredCharge, amount: number): Promise<void> {
  const { data } = charge;
  const refunded = data.amount_refunded + amount;
  charge.data = { ...data, amount_refunded: refunded, refunded: refunded === data.amount };
  await call.store.save(charges, charge);
}

/** Moves the balance at once, as all movements about refunds do. */
export function recordRefundMovement(
  call: Call,
  refund: Stripe.Refund,
  { type, amount }: { type: MovementType; amount: number },
): Promise<Stripe.BalanceTransaction> {
  const description = type === 'refund_failure' ? 'REFUND FAILURE' : `REFUND FOR ${nouns[type] ?? 'PAYMENT'}`;
  return recordMovement(call, { amount, fees: [], type, source: refund.id, description, availableOn: call.now });
}

const nouns: { [Type in MovementType]?: string } = { refund: 'CHARGE' };

/** The refund with its charge, both held; the charge first, as everybody does. */
export async function lockRefund(call: Call, id: string): Promise<{ charge: StoredCharge; refund: StoredRefund }> {
  const { data } = await call.store.get(refunds, id);
  if (typeof data.charge !== 'string') throw new Error(`${id} refunds no charge`);
  const charge = await call.store.lock(charges, data.charge);
  return { charge, refund: await call.store.lock(refunds, id) };
}

/** What a refund says only while it waits. */
export function withoutWaiting(refund: Stripe.Refund): Stripe.Refund {
  const { next_action: _, pending_reason: __, ...rest } = refund;
  return rest;
}

import type { Stripe } from 'stripe';
import { z } from 'zod';
import { type Call, task } from '../protocol/call';
import { refunds } from '../refunds/refund-kind';
import { renderRefund } from '../refunds/render-refund';
import { charges } from './charge-kind';
import { paymentIntents, type StoredPaymentIntent } from './payment-intent-kind';
import { withdrawPending } from './withdraw-pending';

/** Cancels from any state that allows it; an uncaptured hold is released, which Stripe shows as a refund of the charge. */
export async function cancelIntent(
  call: Call,
  intent: StoredPaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Promise<void> {
  await withdrawPending(call, intent);
  if (intent.data.status === 'requires_capture') await releaseHold(call, intent, reason);
  intent.data = {
    ...intent.data,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: call.now,
    cancellation_reason: reason,
    next_action: null,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.canceled', intent.data);
}

async function releaseHold(call: Call, intent: StoredPaymentIntent, reason: string | null): Promise<void> {
  const { latest_charge } = intent.data;
  if (typeof latest_charge !== 'string') throw new Error(`${intent.id} holds no charge`);
  const charge = await call.store.lock(charges, latest_charge);
  const { amount } = charge.data;
  if (reason === 'automatic') {
    charge.data = { ...charge.data, refunded: true, amount_refunded: amount };
    await call.store.save(charges, charge);
    return call.emit('charge.expired', charge.data);
  }
  const refund = renderRefund(charge, { amount, now: call.now, reason: null, metadata: {} });
  await call.store.insert(refunds, refund, { mails: [] });
  charge.data = { ...charge.data, refunded: true, amount_refunded: amount };
  await call.store.save(charges, charge);
  await call.emit('charge.refunded', charge.data, { amount_refunded: 0, refunded: false });
}

/** A card's hold ends after seven days without a capture. */
export const expireUncaptured = task({
  name: 'expire_uncaptured',
  payload: z.object({ intent: z.string() }),
  run: async (call, { intent }) => {
    const stored = await call.store.lock(paymentIntents, intent);
    if (stored.data.status === 'requires_capture') await cancelIntent(call, stored, 'automatic');
  },
});

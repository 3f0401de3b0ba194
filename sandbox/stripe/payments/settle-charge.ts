import type { Stripe } from 'stripe';
import { z } from 'zod';
import { testCard } from '../cards/test-cards';
import { foreseeDisputes } from '../disputes/open-dispute';
import { type Call, task } from '../protocol/call';
import { recordMovement } from './balance-transaction-kind';
import { addBusinessDays } from './business-days';
import { charges, methodTypeOf, type StoredCharge } from './charge-kind';
import { stripeFee } from './stripe-fee';

const settlementDelayMs = 300;
const fundsDelayBusinessDays = 4;

/** `automatic_async`, Stripe's default: the balance transaction comes a moment after the payment. */
export const settleLater = task({
  name: 'settle_charge',
  payload: z.object({ charge: z.string() }),
  run: async (call, { charge }) => {
    const stored = await call.store.lock(charges, charge);
    if (stored.data.balance_transaction !== null) return;
    await settle(call, stored);
    await call.emit('charge.updated', stored.data, { balance_transaction: null });
  },
});

/** Puts the captured money into the balance, now or a moment later as `capture_method` says. */
export async function settleCharge(
  call: Call,
  stored: StoredCharge,
  method: Stripe.PaymentIntent.CaptureMethod,
): Promise<void> {
  await foreseeDisputes(call, stored);
  if (method === 'automatic_async') {
    await call.schedule(settleLater, call.nowMs + settlementDelayMs, { charge: stored.id });
    return;
  }
  await settle(call, stored);
}

async function settle(call: Call, stored: StoredCharge): Promise<void> {
  const { data, state } = stored;
  const type = methodTypeOf(data);
  const atOnce = type === 'card' && testCard(state.cardNumber).availableAtOnce === true;
  const fee = stripeFee(type, data.amount_captured);
  const transaction = await recordMovement(call, {
    amount: data.amount_captured,
    fees: [
      { amount: fee, application: null, currency: 'jpy', description: 'Stripe processing fees', type: 'stripe_fee' },
    ],
    type: type === 'card' ? 'charge' : 'payment',
    source: stored.id,
    description: data.description,
    availableOn: atOnce ? call.now : addBusinessDays(call.nowMs, fundsDelayBusinessDays),
  });
  stored.data = { ...data, balance_transaction: transaction.id };
  await call.store.save(charges, stored);
}

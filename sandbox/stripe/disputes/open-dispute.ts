import { z } from 'zod';
import { testCard } from '../cards/test-cards';
import { charges, type StoredCharge } from '../payments/charge-kind';
import { type Call, task } from '../protocol/call';
import { undoRefund } from '../refunds/end-refund';
import { refunds } from '../refunds/refund-kind';
import { closeInquiry, foreseeDeadline } from './decide-dispute';
import { disputes } from './dispute-kind';
import { createFraudWarning } from './fraud-warnings';
import { lockDispute, moveFunds } from './move-dispute';
import { renderDispute } from './render-dispute';

const delayMs = 1000;
const inquiryDays = 120;

/** Once money has been taken: what the test card's holder, or its issuer, will claim a moment later. */
export async function foreseeDisputes(call: Call, { id, state }: StoredCharge): Promise<void> {
  const { disputes: claims = [], fraudWarning } = testCard(state.cardNumber);
  for (const [nth, claim] of claims.entries()) {
    const payload = { charge: id, claim, nth, of: claims.length };
    await call.schedule(openDispute, call.nowMs + delayMs * (2 * nth + 1), payload);
  }
  if (fraudWarning) await call.schedule(createFraudWarning, call.nowMs + delayMs, { charge: id });
}

/** Opens the dispute; its funds go a second later. A payment that was refunded in full is not disputed. */
export const openDispute = task({
  name: 'open_dispute',
  payload: z.object({
    charge: z.string(),
    claim: z.enum(['fraudulent', 'product_not_received', 'inquiry']),
    nth: z.int(),
    of: z.int(),
  }),
  run: async (call, { charge: id, claim, nth, of }) => {
    const charge = await call.store.lock(charges, id);
    if (claim !== 'inquiry') await failWaitingRefunds(call, charge);
    const left = charge.data.amount - charge.data.amount_refunded;
    const amount = Math.floor((left * (nth + 1)) / of) - Math.floor((left * nth) / of);
    if (amount <= 0) return;
    const dispute = await call.store.insert(disputes, renderDispute(charge, { claim, amount, now: call.now }), {});
    charge.data = { ...charge.data, disputed: true };
    await call.store.save(charges, charge);
    await call.emit('charge.dispute.created', dispute.data);
    await foreseeDeadline(call, dispute);
    if (claim === 'inquiry') {
      await call.schedule(closeInquiry, call.nowMs + inquiryDays * 86_400_000, { dispute: dispute.id });
    } else {
      await call.schedule(withdrawFunds, call.nowMs + delayMs, { dispute: dispute.id });
    }
  },
});

/** A refund that could not be sent for want of funds fails when the bank takes the money itself. */
async function failWaitingRefunds(call: Call, charge: StoredCharge): Promise<void> {
  const keys = { charge: charge.id, pending_reason: 'insufficient_funds' };
  for (const { id } of await call.store.all(refunds, keys)) {
    const refund = await call.store.lock(refunds, id);
    const ending = { status: 'failed', reason: 'charge_for_pending_refund_disputed' } as const;
    await undoRefund(call, { charge, refund }, ending);
  }
}

export const withdrawFunds = task({
  name: 'withdraw_disputed_funds',
  payload: z.object({ dispute: z.string() }),
  run: async (call, { dispute: id }) => {
    const { dispute } = await lockDispute(call, id);
    if (dispute.data.balance_transactions.length === 0) await moveFunds(call, dispute, 'withdrawn');
  },
});

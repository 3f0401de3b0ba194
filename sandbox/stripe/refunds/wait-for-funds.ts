import type { Stripe } from 'stripe';
import { z } from 'zod';
import { readBalance } from '../payments/read-balance';
import { type Call, task } from '../protocol/call';
import { lockRefund, moveRefund } from './move-refund';
import { sendMoney } from './send-money';

const dayMs = 86_400_000;

/**
 * Whether the refund must wait for money. By default the balance may go below zero, as where Stripe may debit the
 * merchant's bank; `POST /_sandbox/refunds {needFunds: true}` makes refunds wait for available funds.
 */
export async function lacksFunds(call: Call, amount: number): Promise<boolean> {
  const [settings] = await call.tx<{ refunds_need_funds: boolean }[]>`select refunds_need_funds from settings`;
  if (settings?.refunds_need_funds !== true) return false;
  const { available } = await readBalance(call);
  return available.reduce((sum, line) => sum + line.amount, 0) < amount;
}

/** The refund as it waits. Asked again each day, when that day's funds have become available. */
export async function waitForFunds(call: Call, refund: Stripe.Refund): Promise<Stripe.Refund> {
  await scheduleTry(call, refund.id);
  return { ...refund, pending_reason: 'insufficient_funds', status: 'pending' };
}

function scheduleTry(call: Call, refund: string): Promise<void> {
  return call.schedule(fundRefund, (Math.floor(call.nowMs / dayMs) + 1) * dayMs + 1000, { refund });
}

export const fundRefund = task({
  name: 'fund_refund',
  payload: z.object({ refund: z.string() }),
  run: async (call, { refund: id }) => {
    const { charge, refund } = await lockRefund(call, id);
    if (refund.data.pending_reason !== 'insufficient_funds') return;
    if (await lacksFunds(call, refund.data.amount)) return scheduleTry(call, id);
    const { data, state } = await sendMoney(call, charge, refund.data);
    refund.state = state;
    await moveRefund(call, refund, data);
  },
});

import { z } from 'zod';
import { type Call, task } from '../protocol/call';
import { awaitingAccount, writeMail } from './ask-for-account';
import { endRefund } from './end-refund';
import { lockRefund, moveRefund, withoutWaiting } from './move-refund';
import { refunds, type StoredRefund } from './refund-kind';
import { laterMs } from './send-money';

export interface BankAccount {
  /** Four digits of the bank and three of its branch: `1100000`. */
  routing: string;
  /** Seven digits. */
  account: string;
}

type Fate = 'arrives' | 'comes_back' | 'declined' | 'unknown';

/** Stripe's failing test numbers, taken as a branch or as an account. */
const failing: Readonly<Record<string, Fate>> = {
  '1111113': 'comes_back',
  '1111116': 'comes_back',
  '3333335': 'declined',
  '4444440': 'unknown',
};

/** What becomes of a transfer to this account; undefined when it is none of the test accounts. */
export function fateOf({ routing, account }: BankAccount): Fate | undefined {
  if (routing === '1100000' && account === '0001234') return 'arrives';
  return failing[routing] ?? (routing === '1100000' ? failing[account] : undefined);
}

/** The refund whose newest letter has this link. */
export async function refundOfToken(call: Call, token: string): Promise<StoredRefund | undefined> {
  const [found] = await call.store.all(refunds, { token });
  return found;
}

/** The customer names the account: the money goes there, which takes its time. False when nothing is awaited any more. */
export async function giveBankAccount(call: Call, { token, fate }: { token: string; fate: Fate }): Promise<boolean> {
  const found = await refundOfToken(call, token);
  if (found === undefined) return false;
  const { refund } = await lockRefund(call, found.id);
  if (refund.data.status !== 'requires_action' || refund.state.mails.at(-1)?.token !== token) return false;
  const due = call.nowMs + laterMs;
  if (fate === 'comes_back') await call.schedule(returnTransfer, due, { refund: refund.id });
  else await call.schedule(endRefund, due, { refund: refund.id, outcome: fate === 'arrives' ? 'succeed' : fate });
  await moveRefund(call, refund, { ...withoutWaiting(refund.data), pending_reason: 'processing', status: 'pending' });
  return true;
}

/** The bank knows no such account: the customer is asked once more, by another letter. */
export const returnTransfer = task({
  name: 'return_refund_transfer',
  payload: z.object({ refund: z.string() }),
  run: async (call, { refund: id }) => {
    const { refund } = await lockRefund(call, id);
    if (refund.data.status !== 'pending') return;
    const mail = await writeMail(call, refund.data);
    refund.state = { mails: [...refund.state.mails, mail] };
    await moveRefund(call, refund, { ...withoutWaiting(refund.data), ...awaitingAccount(mail) });
  },
});

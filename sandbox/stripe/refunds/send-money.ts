import type { Stripe } from 'stripe';
import { testCard } from '../cards/test-cards';
import type { StoredCharge } from '../payments/charge-kind';
import type { Call } from '../protocol/call';
import { awaitingAccount, writeMail } from './ask-for-account';
import { endRefund } from './end-refund';
import { recordRefundMovement, withoutWaiting } from './move-refund';
import type { RefundState } from './refund-kind';

/** How long what is not done at once takes, in milliseconds of the sandbox clock. */
export const laterMs = 3 * 60_000;

/** Takes the money from the balance and sends it on its way. Gives the refund as it then is; the caller saves it. */
export async function sendMoney(
  call: Call,
  charge: StoredCharge,
  refund: Stripe.Refund,
): Promise<{ data: Stripe.Refund; state: RefundState }> {
  const method = charge.data.payment_method_details?.type ?? 'card';
  const movement = { type: method === 'card' ? 'refund' : 'payment_refund', amount: -refund.amount } as const;
  const transaction = await recordRefundMovement(call, refund, movement);
  const data = { ...withoutWaiting(refund), balance_transaction: transaction.id };
  if (method === 'card') return { data: await toCard(call, charge, data), state: { mails: [] } };
  if (method === 'paypay') return { data: { ...data, status: 'succeeded' }, state: { mails: [] } };
  const mail = await writeMail(call, data);
  return { data: { ...data, ...awaitingAccount(mail) }, state: { mails: [mail] } };
}

async function toCard(call: Call, { state }: StoredCharge, refund: Stripe.Refund): Promise<Stripe.Refund> {
  const behaviour = testCard(state.cardNumber).refund;
  if (behaviour === 'fails') {
    await call.schedule(endRefund, call.nowMs + laterMs, { refund: refund.id, outcome: 'expired_card' });
  }
  if (behaviour !== 'pends') return { ...refund, status: 'succeeded' };
  await call.schedule(endRefund, call.nowMs + laterMs, { refund: refund.id, outcome: 'succeed' });
  return {
    ...refund,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'pending' },
      type: 'card',
    },
    pending_reason: 'processing',
    status: 'pending',
  };
}

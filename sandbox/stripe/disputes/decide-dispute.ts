import { z } from 'zod';
import type { StoredCharge } from '../payments/charge-kind';
import { type Call, task } from '../protocol/call';
import type { StoredDispute } from './dispute-kind';
import { closeDispute, lockDispute, moveFunds, updateDispute } from './move-dispute';
import { dueAfter } from './render-dispute';

const dispute = z.object({ dispute: z.string() });

/** The bank's word on the evidence, as its text asks for it: `winning_evidence` and so on. */
export const decideDispute = task({
  name: 'decide_dispute',
  payload: dispute,
  run: async (call, { dispute: id }) => {
    const held = await lockDispute(call, id);
    const { status, evidence } = held.dispute.data;
    const says = (text: string) => evidence.uncategorized_text?.includes(text) === true;
    if (status === 'warning_under_review') {
      if (says('escalate_inquiry_evidence')) return escalate(call, held);
      if (says('winning_evidence') || says('losing_evidence')) return endInquiry(call, held.dispute);
    }
    if (status !== 'under_review') return;
    if (says('winning_evidence'))
      return closeDispute(call, held.dispute, { status: 'won', is_charge_refundable: true });
    if (says('losing_evidence')) await closeDispute(call, held.dispute, { status: 'lost' });
  },
});

/** A bank that is told nothing decisive in the end keeps the money with its customer. */
export const loseDispute = task({
  name: 'lose_dispute',
  payload: dispute,
  run: async (call, { dispute: id }) => {
    const held = await lockDispute(call, id);
    if (held.dispute.data.status === 'under_review') await closeDispute(call, held.dispute, { status: 'lost' });
  },
});

/** No evidence in time: a dispute is lost; an inquiry takes no more answers. */
export const missDeadline = task({
  name: 'miss_dispute_deadline',
  payload: dispute,
  run: async (call, { dispute: id }) => {
    const held = await lockDispute(call, id);
    const { data } = held.dispute;
    const { due_by } = data.evidence_details;
    if (due_by === null || call.now <= due_by) return;
    const evidence_details = { ...data.evidence_details, past_due: true };
    if (data.status === 'needs_response') await closeDispute(call, held.dispute, { status: 'lost', evidence_details });
    if (data.status === 'warning_needs_response')
      await updateDispute(call, held.dispute, { ...data, evidence_details });
  },
});

export function foreseeDeadline(call: Call, { id, data }: StoredDispute): Promise<void> {
  const { due_by } = data.evidence_details;
  return call.schedule(missDeadline, ((due_by ?? call.now) + 1) * 1000, { dispute: id });
}

/** An inquiry that never became a dispute ends after 120 days. */
export const closeInquiry = task({
  name: 'close_inquiry',
  payload: dispute,
  run: async (call, { dispute: id }) => {
    const held = await lockDispute(call, id);
    if (isInquiry(held.dispute)) await endInquiry(call, held.dispute);
  },
});

export const isInquiry = ({ data: { status } }: StoredDispute) =>
  status === 'warning_needs_response' || status === 'warning_under_review';

export function endInquiry(call: Call, stored: StoredDispute): Promise<void> {
  return closeDispute(call, stored, { status: 'warning_closed' });
}

/** The inquiry becomes a dispute about what has not been refunded; it takes money, and evidence anew. */
async function escalate(
  call: Call,
  { charge, dispute: stored }: { charge: StoredCharge; dispute: StoredDispute },
): Promise<void> {
  const { data } = stored;
  const card = data.payment_method_details?.card;
  await updateDispute(call, stored, {
    ...data,
    amount: charge.data.amount - charge.data.amount_refunded,
    evidence_details: { ...data.evidence_details, due_by: dueAfter(call.now), past_due: false },
    is_charge_refundable: false,
    ...(card === undefined
      ? {}
      : { payment_method_details: { type: 'card', card: { ...card, case_type: 'chargeback' } } }),
    status: 'needs_response',
  });
  await foreseeDeadline(call, stored);
  await moveFunds(call, stored, 'withdrawn');
}

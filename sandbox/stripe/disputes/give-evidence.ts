import type { Stripe } from 'stripe';
import type { z } from 'zod';
import type { Call } from '../protocol/call';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { decideDispute, loseDispute } from './decide-dispute';
import { type evidenceParams, fileFields } from './evidence-params';
import { files } from './file-kind';

type GivenEvidence = z.infer<typeof evidenceParams>;

const decisionMs = 3 * 60_000;
const reviewDays = 60;
const maxCharacters = 150_000;
const maxFileBytes = 4_500_000;

/** The dispute with the evidence staged on it. */
export async function stageEvidence(
  call: Call,
  dispute: Stripe.Dispute,
  given: GivenEvidence,
): Promise<Stripe.Dispute> {
  requireOpen(dispute);
  await checkFiles(call, given);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const evidence: Stripe.Dispute.Evidence = { ...dispute.evidence, ...changes };
  const characters = Object.values(evidence).reduce(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );
  if (characters > maxCharacters) {
    const message = `The combined character count of all evidence fields is limited to ${maxCharacters}, but it is ${characters}.`;
    throw invalidParameter('evidence', message);
  }
  const details = { ...dispute.evidence_details, has_evidence: true };
  return { ...dispute, evidence, evidence_details: details };
}

/** The dispute with its evidence sent to the bank, which will decide: `typically, you may only submit evidence once`. */
export async function submitEvidence(call: Call, dispute: Stripe.Dispute): Promise<Stripe.Dispute> {
  requireOpen(dispute);
  if (!dispute.evidence_details.has_evidence) {
    throw invalidRequest('You must provide evidence before it can be submitted.', { param: 'submit' });
  }
  await checkSize(call, dispute.evidence);
  await call.schedule(decideDispute, call.nowMs + decisionMs, { dispute: dispute.id });
  await call.schedule(loseDispute, call.nowMs + reviewDays * 86_400_000, { dispute: dispute.id });
  const { submission_count: count } = dispute.evidence_details;
  return {
    ...dispute,
    evidence_details: { ...dispute.evidence_details, submission_count: count + 1, submission_method: 'manual' },
    status: dispute.status === 'needs_response' ? 'under_review' : 'warning_under_review',
  };
}

function requireOpen({ status, evidence_details: { past_due } }: Stripe.Dispute): void {
  if (!past_due && (status === 'needs_response' || status === 'warning_needs_response')) return;
  const why = past_due ? 'its deadline has passed' : `it has a status of ${status}`;
  throw invalidRequest(`You cannot change or submit the evidence of this dispute because ${why}.`, {
    param: 'evidence',
  });
}

async function checkFiles(call: Call, given: GivenEvidence): Promise<void> {
  for (const field of fileFields) {
    const id = given[field];
    if (!id) continue;
    const param = `evidence[${field}]`;
    const { data } = await call.store.get(files, id, { param });
    if (data.purpose === 'dispute_evidence') continue;
    if (field === 'customer_signature' && data.purpose === 'customer_signature') continue;
    throw invalidParameter(param, `The file ${id} has the purpose ${data.purpose}; it must be dispute_evidence.`);
  }
}

async function checkSize(call: Call, evidence: Stripe.Dispute.Evidence): Promise<void> {
  let bytes = 0;
  for (const field of fileFields) {
    const id = evidence[field];
    if (typeof id === 'string') bytes += (await call.store.get(files, id)).data.size;
  }
  if (bytes <= maxFileBytes) return;
  throw invalidParameter(
    'evidence',
    `The files of a dispute may have up to 4.5 MB together; these have ${bytes} bytes.`,
  );
}

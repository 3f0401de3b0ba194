import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

/** An answer to a claim: texts only, and always final. */
const updateParams = z.strictObject({
  id: z.string(),
  evidence: z.strictObject({
    product_description: z.string().optional(),
    service_date: z.string().optional(),
    access_activity_log: z.string().optional(),
    refund_policy_disclosure: z.string().optional(),
    cancellation_policy_disclosure: z.string().optional(),
    uncategorized_text: z.string().optional(),
  }),
  submit: z.literal(true),
});

export type DisputeUpdate = z.infer<typeof updateParams>;

/** Submitted once: a second submission of the same text would be refused, so what was sent is found by its text. */
export const disputeUpdate: RequestKind<DisputeUpdate, Stripe.Dispute> = {
  params: updateParams,
  send: (stripe, { id, evidence, submit }, options) =>
    stripe.disputes.update(id, { evidence: withoutGaps(evidence), submit }, options),
  retrieve: (stripe, id) => stripe.disputes.retrieve(id),
  find: async (stripe, { params: { id, evidence } }) => {
    const dispute = await stripe.disputes.retrieve(id);
    const stands = Object.entries(withoutGaps(evidence)).every(([field, text]) =>
      Object.entries(dispute.evidence).some(([name, value]) => name === field && value === text),
    );
    return stands && dispute.evidence_details.submission_count > 0 ? dispute : null;
  },
};

function withoutGaps(evidence: DisputeUpdate['evidence']): Stripe.DisputeUpdateParams.Evidence {
  return Object.fromEntries(Object.entries(evidence).filter(([, text]) => text !== undefined));
}

const closeParams = z.strictObject({ id: z.string() });

export type DisputeClose = z.infer<typeof closeParams>;

/** Gives in: the money is the cardholder's. */
export const disputeClose: RequestKind<DisputeClose, Stripe.Dispute> = {
  params: closeParams,
  send: (stripe, { id }, options) => stripe.disputes.close(id, {}, options),
  retrieve: (stripe, id) => stripe.disputes.retrieve(id),
  find: async (stripe, { params: { id } }) => {
    const dispute = await stripe.disputes.retrieve(id);
    return dispute.status === 'lost' ? dispute : null;
  },
};

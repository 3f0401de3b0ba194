import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, flag, object, page, range, text } from '../protocol/params';
import { closeInquiry, decideDispute, loseDispute, missDeadline } from './decide-dispute';
import { disputes } from './dispute-kind';
import { evidenceParams } from './evidence-params';
import { createFraudWarning, fraudWarnings, listWarnings, retrieveWarning } from './fraud-warnings';
import { stageEvidence, submitEvidence } from './give-evidence';
import { closeDispute, lockDispute, updateDispute } from './move-dispute';
import { openDispute, withdrawFunds } from './open-dispute';

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/disputes/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(disputes, call.at('id'))).data,
});

/** Evidence is submitted at once unless `submit` is false; staged evidence by a later `submit: true`. */
const update = endpoint({
  method: 'POST',
  path: '/v1/disputes/{id}',
  params: object({
    evidence: evidenceParams.optional(),
    intended_submission_method: choice([
      'manual',
      'prefer_manual',
      'prefer_smart_disputes',
      'smart_disputes',
    ]).optional(),
    metadata: metadata(),
    submit: flag().optional(),
  }),
  run: async (call, { evidence, intended_submission_method: method, metadata: meta, submit }) => {
    const { dispute } = await lockDispute(call, call.at('id'));
    let after = {
      ...dispute.data,
      ...(method === undefined ? {} : { intended_submission_method: method }),
      metadata: applyMetadata(dispute.data.metadata, meta),
    };
    if (evidence !== undefined) after = await stageEvidence(call, after, evidence);
    if (submit ?? evidence !== undefined) after = await submitEvidence(call, after);
    await updateDispute(call, dispute, after);
    return dispute.data;
  },
});

/** Accepts the dispute as lost. */
const close = endpoint({
  method: 'POST',
  path: '/v1/disputes/{id}/close',
  params: object({}),
  run: async (call) => {
    const { dispute } = await lockDispute(call, call.at('id'));
    const { status } = dispute.data;
    if (status !== 'needs_response') {
      throw invalidRequest(
        `This dispute cannot be closed because it has a status of ${status}. Only disputes with a status of needs_response can be closed.`,
      );
    }
    await closeDispute(call, dispute, { status: 'lost' });
    return dispute.data;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/disputes',
  params: object({
    ...page,
    charge: text().optional(),
    created: range().optional(),
    payment_intent: text().optional(),
  }),
  run: (call, { charge, payment_intent, ...params }) =>
    call.list(disputes, params, { keys: { charge, payment_intent } }),
});

export const disputesFamily: Family = {
  kinds: [disputes, fraudWarnings],
  endpoints: [retrieve, update, close, listAll, retrieveWarning, listWarnings],
  tasks: [openDispute, withdrawFunds, decideDispute, loseDispute, missDeadline, closeInquiry, createFraudWarning],
};

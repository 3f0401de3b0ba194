import { endpoint, type Family } from '../protocol/endpoint';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, email, object, page, range, text, unset } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import { charges } from './charge-kind';
import { settleLater } from './settle-charge';

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/charges/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(charges, call.at('id'))).data,
});

const update = endpoint({
  method: 'POST',
  path: '/v1/charges/{id}',
  params: object({
    description: unset(text()).optional(),
    fraud_details: object({ user_report: unset(choice(['fraudulent', 'safe'])).optional() }).optional(),
    metadata: metadata(),
    receipt_email: unset(email()).optional(),
    transfer_group: text().optional(),
  }),
  run: async (call, { metadata: meta, ...params }) => {
    const stored = await call.store.lock(charges, call.at('id'));
    const before = stored.data;
    const {
      description = before.description,
      receipt_email = before.receipt_email,
      transfer_group,
      fraud_details,
    } = params;
    stored.data = {
      ...before,
      description,
      receipt_email,
      fraud_details: fraud_details?.user_report ? { user_report: fraud_details.user_report } : before.fraud_details,
      transfer_group: transfer_group ?? before.transfer_group,
      metadata: applyMetadata(before.metadata, meta),
    };
    const previous = previousAttributes(before, stored.data);
    if (Object.keys(previous).length === 0) return before;
    await call.store.save(charges, stored);
    await call.emit('charge.updated', stored.data, previous);
    return stored.data;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/charges',
  params: object({
    ...page,
    created: range().optional(),
    customer: text().optional(),
    payment_intent: text().optional(),
    transfer_group: text().optional(),
  }),
  run: (call, { customer, payment_intent, transfer_group, ...params }) =>
    call.list(charges, params, { keys: { customer, payment_intent, transfer_group } }),
});

export const chargesFamily: Family = {
  kinds: [charges],
  endpoints: [retrieve, update, listAll],
  tasks: [settleLater],
};

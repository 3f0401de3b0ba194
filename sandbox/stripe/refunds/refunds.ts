import { charges } from '../payments/charge-kind';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, email, flag, integer, object, page, range, refuse, text } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import { expireMail } from './ask-for-account';
import { createRefund } from './create-refund';
import { endRefund, undoRefund } from './end-refund';
import { returnTransfer } from './give-bank-account';
import { lockRefund } from './move-refund';
import { refunds } from './refund-kind';
import { fundRefund } from './wait-for-funds';

const noConnect = (missing: string) =>
  flag()
    .transform((asked, ctx) =>
      asked ? refuse(ctx, `This charge has not ${missing}: the sandbox has no Connect.`) : asked,
    )
    .optional();

const create = endpoint({
  method: 'POST',
  path: '/v1/refunds',
  params: object({
    amount: integer({ min: 1 }).optional(),
    charge: text().optional(),
    instructions_email: email().optional(),
    metadata: metadata(),
    payment_intent: text().optional(),
    reason: choice(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    refund_application_fee: noConnect('an application fee'),
    reverse_transfer: noConnect('a transfer'),
  }),
  run: createRefund,
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/refunds/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(refunds, call.at('id'))).data,
});

const update = endpoint({
  method: 'POST',
  path: '/v1/refunds/{id}',
  params: object({ metadata: metadata() }),
  run: async (call, { metadata: meta }) => {
    const stored = await call.store.lock(refunds, call.at('id'));
    const before = stored.data;
    stored.data = { ...before, metadata: applyMetadata(before.metadata ?? {}, meta) };
    const previous = previousAttributes(before, stored.data);
    if (Object.keys(previous).length === 0) return before;
    await call.store.save(refunds, stored);
    await call.emit('refund.updated', stored.data, previous);
    return stored.data;
  },
});

/** Only refunds that wait for the customer can be cancelled; a card's never does. */
const cancel = endpoint({
  method: 'POST',
  path: '/v1/refunds/{id}/cancel',
  params: object({}),
  run: async (call) => {
    const held = await lockRefund(call, call.at('id'));
    const { status } = held.refund.data;
    if (status !== 'requires_action') {
      throw invalidRequest(
        `You cannot cancel this refund because it has a status of ${status}. Only refunds with a status of requires_action can be canceled.`,
      );
    }
    await undoRefund(call, held, { status: 'canceled', reason: 'merchant_request' });
    return held.refund.data;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/refunds',
  params: object({
    ...page,
    created: range().optional(),
    charge: text().optional(),
    payment_intent: text().optional(),
  }),
  run: (call, { charge, payment_intent, ...params }) =>
    call.list(refunds, params, { keys: { charge, payment_intent } }),
});

const listOfCharge = endpoint({
  method: 'GET',
  path: '/v1/charges/{charge}/refunds',
  params: object(page),
  run: async (call, params) => {
    await call.store.get(charges, call.at('charge'));
    return call.list(refunds, params, { keys: { charge: call.at('charge') } });
  },
});

export const refundsFamily: Family = {
  kinds: [refunds],
  endpoints: [create, retrieve, update, cancel, listAll, listOfCharge],
  tasks: [endRefund, expireMail, fundRefund, returnTransfer],
};

import { recordMovement } from '../payments/balance-transaction-kind';
import { charges, type StoredCharge } from '../payments/charge-kind';
import { paymentIntents } from '../payments/payment-intent-kind';
import type { Call } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, email, flag, integer, object, page, range, refuse, text } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import { refunds } from './refund-kind';
import { renderRefund } from './render-refund';

const noConnect = (missing: string) =>
  flag()
    .transform((asked, ctx) =>
      asked ? refuse(ctx, `This charge has not ${missing}: the sandbox has no Connect.`) : asked,
    )
    .optional();

const createParams = object({
  amount: integer({ min: 1 }).optional(),
  charge: text().optional(),
  instructions_email: email().optional(),
  metadata: metadata(),
  payment_intent: text().optional(),
  reason: choice(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  refund_application_fee: noConnect('an application fee'),
  reverse_transfer: noConnect('a transfer'),
});

const create = endpoint({
  method: 'POST',
  path: '/v1/refunds',
  params: createParams,
  run: async (call, params) => {
    const charge = await chargeOf(call, params);
    const amount = refundable(charge, params.amount);
    const reason = params.reason ?? null;
    const bare = renderRefund(charge, { amount, now: call.now, reason, metadata: applyMetadata({}, params.metadata) });
    const transaction = await recordMovement(call, {
      amount: -amount,
      fees: [],
      type: 'refund',
      source: bare.id,
      description: 'REFUND FOR CHARGE',
      availableOn: call.now,
    });
    const refund = { ...bare, balance_transaction: transaction.id };
    await call.store.insert(refunds, refund, { mails: [] });
    const before = charge.data;
    const refunded = before.amount_refunded + amount;
    charge.data = { ...before, amount_refunded: refunded, refunded: refunded === before.amount };
    await call.store.save(charges, charge);
    await call.emit('refund.created', refund);
    await call.emit('charge.refunded', charge.data, previousAttributes(before, charge.data));
    return refund;
  },
});

/** Locks the charge named by either parameter. A PaymentIntent without a successful charge cannot be refunded. */
async function chargeOf(
  call: Call,
  given: { charge?: string | undefined; payment_intent?: string | undefined },
): Promise<StoredCharge> {
  if (given.charge !== undefined && given.payment_intent !== undefined) {
    throw invalidParameter(
      'payment_intent',
      'You may only specify one of these parameters: charge, payment_intent.',
      'parameters_exclusive',
    );
  }
  if (given.charge !== undefined) return call.store.lock(charges, given.charge, { param: 'charge' });
  if (given.payment_intent === undefined) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.');
  }
  const intent = await call.store.get(paymentIntents, given.payment_intent, { param: 'payment_intent' });
  const { latest_charge, status } = intent.data;
  if (status !== 'succeeded' || typeof latest_charge !== 'string') {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    });
  }
  return call.store.lock(charges, latest_charge, { param: 'charge' });
}

function refundable({ id, data }: StoredCharge, asked: number | undefined): number {
  if (!data.captured || data.status !== 'succeeded') {
    throw invalidRequest(`Charge ${id} has not been captured or has failed; it cannot be refunded.`, {
      param: 'charge',
    });
  }
  // What a partial capture released counts as refunded already.
  const left = data.amount - data.amount_refunded;
  if (left === 0) {
    throw invalidRequest(`Charge ${id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (asked !== undefined && asked > left) {
    throw invalidRequest(
      data.amount_refunded === 0
        ? `Refund amount (¥${asked}) is greater than charge amount (¥${data.amount})`
        : `Refund amount (¥${asked}) is greater than unrefunded amount on charge (¥${left})`,
      { param: 'amount' },
    );
  }
  return asked ?? left;
}

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
    const { data } = await call.store.get(refunds, call.at('id'));
    throw invalidRequest(
      `You cannot cancel this refund because it has a status of ${data.status}. Only refunds with a status of requires_action can be canceled.`,
    );
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
};

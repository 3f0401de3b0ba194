import { testCard } from '../cards/test-cards';
import { customers } from '../families/customer-kind';
import { renderAddress } from '../protocol/address';
import { endpoint, type Family } from '../protocol/endpoint';
import { cardError, invalidRequest, keepEffects } from '../protocol/failure';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, integer, object, page, text } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import { attachTo, refuseUnsaveable } from './attach-payment-method';
import { detachPaymentMethod } from './detach-payment-method';
import { billingDetails, createPaymentMethod, paymentMethodData, resolvePaymentMethod } from './payment-method-data';
import { paymentMethods } from './payment-method-kind';

const create = endpoint({
  method: 'POST',
  path: '/v1/payment_methods',
  auth: 'publishable',
  params: paymentMethodData,
  run: async (call, params) => (await createPaymentMethod(call, params)).data,
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/payment_methods/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(paymentMethods, call.at('id'))).data,
});

const update = endpoint({
  method: 'POST',
  path: '/v1/payment_methods/{id}',
  params: object({
    allow_redisplay: choice(['always', 'limited', 'unspecified']).optional(),
    billing_details: billingDetails.optional(),
    card: object({ exp_month: integer({ min: 1, max: 12 }).optional(), exp_year: integer().optional() }).optional(),
    metadata: metadata(),
  }),
  run: async (call, params) => {
    const stored = await call.store.lock(paymentMethods, call.at('id'));
    const before = stored.data;
    if (before.customer === null) {
      throw invalidRequest('You must save this PaymentMethod to a customer before you can update it.');
    }
    const { address, ...contact } = params.billing_details ?? {};
    const given = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined));
    const { card } = before;
    stored.data = {
      ...before,
      ...(params.allow_redisplay === undefined ? {} : { allow_redisplay: params.allow_redisplay }),
      ...(card === undefined
        ? {}
        : {
            card: {
              ...card,
              exp_month: params.card?.exp_month ?? card.exp_month,
              exp_year: params.card?.exp_year ?? card.exp_year,
            },
          }),
      billing_details: {
        ...before.billing_details,
        ...given,
        ...(address === undefined ? {} : { address: address && renderAddress(address) }),
      },
      metadata: applyMetadata(before.metadata ?? {}, params.metadata),
    };
    const previous = previousAttributes(before, stored.data);
    if (Object.keys(previous).length === 0) return before;
    await call.store.save(paymentMethods, stored);
    await call.emit('payment_method.updated', stored.data, previous);
    return stored.data;
  },
});

const attach = endpoint({
  method: 'POST',
  path: '/v1/payment_methods/{id}/attach',
  params: object({ customer: text() }),
  run: async (call, { customer }) => {
    await call.store.lock(customers, customer, { param: 'customer' });
    const stored = await resolvePaymentMethod(call, call.at('id'), 'payment_method');
    refuseUnsaveable(stored);
    const { decline, declinesSetup } = testCard(stored.state.cardNumber);
    if (decline && declinesSetup !== false) {
      const { code, declineCode, message } = decline;
      return keepEffects(cardError(message, { code, ...(declineCode ? { decline_code: declineCode } : {}) }));
    }
    await attachTo(call, stored, customer);
    return stored.data;
  },
});

const detach = endpoint({
  method: 'POST',
  path: '/v1/payment_methods/{id}/detach',
  params: object({}),
  run: (call) => detachPaymentMethod(call, call.at('id')),
});

const filters = {
  ...page,
  type: choice(['card', 'konbini', 'paypay', 'customer_balance']).optional(),
  allow_redisplay: choice(['always', 'limited', 'unspecified']).optional(),
};

const listAll = endpoint({
  method: 'GET',
  path: '/v1/payment_methods',
  params: object({ ...filters, customer: text().optional() }),
  run: async (call, { customer, type, allow_redisplay, ...params }) => {
    if (customer !== undefined) await call.store.get(customers, customer, { param: 'customer' });
    return call.list(paymentMethods, params, { keys: { customer, type, allow_redisplay } });
  },
});

const listOfCustomer = endpoint({
  method: 'GET',
  path: '/v1/customers/{customer}/payment_methods',
  params: object(filters),
  run: async (call, { type, allow_redisplay, ...params }) => {
    const customer = call.at('customer');
    await call.store.get(customers, customer);
    return call.list(paymentMethods, params, { keys: { customer, type, allow_redisplay } });
  },
});

const retrieveOfCustomer = endpoint({
  method: 'GET',
  path: '/v1/customers/{customer}/payment_methods/{id}',
  params: object({}),
  run: async (call) => {
    await call.store.get(customers, call.at('customer'));
    const stored = await call.store.get(paymentMethods, call.at('id'));
    if (stored.data.customer === call.at('customer')) return stored.data;
    throw invalidRequest('The payment method you provided is not attached to this customer.', {
      param: 'payment_method',
    });
  },
});

export const paymentMethodsFamily: Family = {
  kinds: [paymentMethods],
  endpoints: [create, retrieve, update, attach, detach, listAll, listOfCustomer, retrieveOfCustomer],
};

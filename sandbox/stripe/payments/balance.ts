import { endpoint, type Family } from '../protocol/endpoint';
import { currency, object, page, range, text } from '../protocol/params';
import { balanceTransactions, fundsAvailable } from './balance-transaction-kind';
import { readBalance } from './read-balance';

const retrieveBalance = endpoint({
  method: 'GET',
  path: '/v1/balance',
  params: object({}),
  run: (call) => readBalance(call),
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/balance_transactions/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(balanceTransactions, call.at('id'))).data,
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/balance_transactions',
  params: object({
    ...page,
    created: range().optional(),
    currency: currency().optional(),
    payout: text().optional(),
    source: text().optional(),
    type: text().optional(),
  }),
  run: (call, { currency: code, payout, source, type, ...params }) =>
    call.list(balanceTransactions, params, { keys: { currency: code, payout, source, type } }),
});

export const balanceFamily: Family = {
  kinds: [balanceTransactions],
  endpoints: [retrieveBalance, retrieve, listAll],
  tasks: [fundsAvailable],
};

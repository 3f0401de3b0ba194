import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, currency, flag, list, object, page, range, text, unset } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import { claimLookupKey, createPrice, priceParams, prices } from './price-kind';
import { products } from './products';

const create = endpoint({
  method: 'POST',
  path: '/v1/prices',
  params: priceParams,
  run: async (call, params) => {
    await call.store.get(products, params.product, { param: 'product' });
    return createPrice(call, params);
  },
});

const update = endpoint({
  method: 'POST',
  path: '/v1/prices/{id}',
  params: object({
    active: flag().optional(),
    lookup_key: unset(text(200)).optional(),
    metadata: metadata(),
    nickname: unset(text()).optional(),
    tax_behavior: choice(['exclusive', 'inclusive', 'unspecified']).optional(),
    transfer_lookup_key: flag().optional(),
  }),
  run: async (call, { active, lookup_key, metadata: meta, nickname, tax_behavior, transfer_lookup_key }) => {
    if (lookup_key) await call.claim(`lookup_key:${lookup_key}`);
    const stored = await call.store.lock(prices, call.at('id'));
    const before = stored.data;
    if (tax_behavior !== undefined && before.tax_behavior !== 'unspecified' && tax_behavior !== before.tax_behavior) {
      throw invalidRequest('You cannot change `tax_behavior` once it has been set to inclusive or exclusive.', {
        param: 'tax_behavior',
      });
    }
    if (lookup_key && lookup_key !== before.lookup_key) {
      await claimLookupKey(call, lookup_key, transfer_lookup_key === true);
    }
    const after = {
      ...before,
      active: active ?? before.active,
      lookup_key: lookup_key === undefined ? before.lookup_key : lookup_key,
      metadata: applyMetadata(before.metadata, meta),
      nickname: nickname === undefined ? before.nickname : nickname,
      tax_behavior: tax_behavior ?? before.tax_behavior,
    };
    const previous = previousAttributes(before, after);
    if (Object.keys(previous).length === 0) return before;
    stored.data = after;
    await call.store.save(prices, stored);
    await call.emit('price.updated', after, previous);
    return after;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/prices/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(prices, call.at('id'))).data,
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/prices',
  params: object({
    ...page,
    active: flag().optional(),
    created: range().optional(),
    currency: currency().optional(),
    lookup_keys: list(text()).optional(),
    product: text().optional(),
    type: choice(['one_time', 'recurring']).optional(),
  }),
  run: (call, { active, currency: code, lookup_keys, product, type, ...params }) =>
    call.list(prices, params, {
      keys: { active, currency: code, product, type },
      ...(lookup_keys === undefined ? {} : { where: call.tx`keys->>'lookup_key' = any(${lookup_keys}::text[])` }),
    }),
});

export const pricesFamily: Family = { kinds: [prices], endpoints: [create, retrieve, update, listAll] };

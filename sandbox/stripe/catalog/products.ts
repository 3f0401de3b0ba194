import type { Stripe } from 'stripe';
import type { z } from 'zod';
import type { Call } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import { currency, decimal, flag, integer, list, object, page, range, text, unset, webUrl } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import type { Kind } from '../store/kind';
import { createPrice, prices, recurringParams } from './price-kind';

export const products: Kind<Stripe.Product> = {
  name: 'product',
  expands: { default_price: 'price' },
  keys: ({ active, shippable, url }) => ({ active, shippable, url }),
};

const shared = {
  active: flag().optional(),
  description: unset(text()).optional(),
  images: unset(list(webUrl())).optional(),
  marketing_features: unset(list(object({ name: text(80) }))).optional(),
  metadata: metadata(),
  shippable: flag().optional(),
  statement_descriptor: text(22).optional(),
  tax_code: unset(text()).optional(),
  unit_label: unset(text(12)).optional(),
  url: unset(webUrl()).optional(),
};

const createParams = object({
  ...shared,
  id: text().optional(),
  name: text(),
  default_price_data: object({
    currency: currency(),
    recurring: recurringParams.optional(),
    unit_amount: integer({ min: 0 }).optional(),
    unit_amount_decimal: decimal().optional(),
  }).optional(),
});

const updateParams = object({ ...shared, name: text().optional(), default_price: text().optional() });

const create = endpoint({
  method: 'POST',
  path: '/v1/products',
  params: createParams,
  run: async (call, { id = newId('prod', 14), name, default_price_data, ...given }) => {
    const blank: Stripe.Product = {
      id,
      object: 'product',
      active: true,
      created: call.now,
      default_price: null,
      description: null,
      images: [],
      livemode: false,
      marketing_features: [],
      metadata: {},
      name,
      package_dimensions: null,
      shippable: null,
      tax_code: null,
      tax_details: null,
      type: 'service',
      updated: call.now,
      url: null,
    };
    const stored = await call.store.insert(products, change(blank, given), {});
    await call.emit('product.created', stored.data);
    if (default_price_data === undefined) return stored.data;
    const price = await createPrice(call, { ...default_price_data, product: id });
    stored.data = { ...stored.data, default_price: price.id };
    await call.store.save(products, stored);
    await call.emit('product.updated', stored.data, { default_price: null });
    return stored.data;
  },
});

const update = endpoint({
  method: 'POST',
  path: '/v1/products/{id}',
  params: updateParams,
  run: async (call, params) => {
    const stored = await call.store.lock(products, call.at('id'));
    const before = stored.data;
    if (params.default_price !== undefined) await requireOwnPrice(call, params.default_price);
    const after = change(before, params);
    const previous = previousAttributes(before, after);
    if (Object.keys(previous).length === 0) return before;
    stored.data = { ...after, updated: call.now };
    await call.store.save(products, stored);
    await call.emit('product.updated', stored.data, { ...previous, updated: before.updated });
    return stored.data;
  },
});

async function requireOwnPrice(call: Call, id: string): Promise<void> {
  const { data } = await call.store.get(prices, id, { param: 'default_price' });
  if (data.product === call.at('id')) return;
  throw invalidRequest('The price specified does not belong to this product.', { param: 'default_price' });
}

function change(
  product: Stripe.Product,
  { metadata: meta, ...params }: Partial<z.infer<typeof updateParams>>,
): Stripe.Product {
  const { active, name, default_price, description, images, marketing_features, shippable } = params;
  const { statement_descriptor, tax_code, unit_label, url } = params;
  return {
    ...product,
    ...(active === undefined ? {} : { active }),
    ...(name === undefined ? {} : { name }),
    ...(default_price === undefined ? {} : { default_price }),
    ...(description === undefined ? {} : { description }),
    ...(images === undefined ? {} : { images: images ?? [] }),
    ...(marketing_features === undefined ? {} : { marketing_features: marketing_features ?? [] }),
    ...(shippable === undefined ? {} : { shippable }),
    ...(statement_descriptor === undefined ? {} : { statement_descriptor }),
    ...(tax_code === undefined ? {} : { tax_code }),
    ...(unit_label === undefined ? {} : { unit_label }),
    ...(url === undefined ? {} : { url }),
    metadata: applyMetadata(product.metadata, meta),
  };
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/products/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(products, call.at('id'))).data,
});

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/products/{id}',
  params: object({}),
  run: async (call): Promise<Stripe.DeletedProduct> => {
    const stored = await call.store.lock(products, call.at('id'));
    const priced = await call.store.all(prices, { product: stored.id });
    if (priced.length > 0) {
      throw invalidRequest('This product cannot be deleted because it has one or more user-created prices.');
    }
    await call.store.remove(products, stored);
    await call.emit('product.deleted', stored.data);
    return { id: stored.id, object: 'product', deleted: true };
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/products',
  params: object({
    ...page,
    active: flag().optional(),
    created: range().optional(),
    ids: list(text()).optional(),
    shippable: flag().optional(),
    url: text().optional(),
  }),
  run: (call, { active, ids, shippable, url, ...params }) =>
    call.list(products, params, {
      keys: { active, shippable, url },
      ...(ids === undefined ? {} : { where: call.tx`id = any(${ids}::text[])` }),
    }),
});

export const productsFamily: Family = {
  kinds: [products],
  endpoints: [create, retrieve, update, remove, listAll],
};

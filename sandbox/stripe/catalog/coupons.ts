import type { Stripe } from 'stripe';
import { z } from 'zod';
import { type Call, task } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { randomText } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import {
  choice,
  currency,
  decimal,
  integer,
  list,
  object,
  page,
  range,
  refuse,
  text,
  timestamp,
  unset,
} from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import type { Kind } from '../store/kind';

interface CouponState {
  /** Shown as `applies_to` only when expanded. */
  products: string[];
}

export const coupons: Kind<Stripe.Coupon, CouponState> = {
  name: 'coupon',
  expands: {
    applies_to: {
      load: async (call, owner) => ({ products: (await call.store.get(coupons, owner.id)).state.products }),
    },
  },
  keys: () => ({}),
};

const percent = () =>
  decimal().transform((value, ctx) => {
    const number = Number(value);
    if (number > 0 && number <= 100) return number;
    return refuse(
      ctx,
      'Invalid decimal: must be greater than 0 and less than or equal to 100',
      'parameter_invalid_decimal',
    );
  });

const createParams = object({
  id: text(500).optional(),
  amount_off: integer({ min: 1 }).optional(),
  applies_to: object({ products: list(text()) }).optional(),
  currency: currency().optional(),
  duration: choice(['forever', 'once', 'repeating']).optional(),
  duration_in_months: integer({ min: 1 }).optional(),
  max_redemptions: integer({ min: 1 }).optional(),
  metadata: metadata(),
  name: text(40).optional(),
  percent_off: percent().optional(),
  redeem_by: timestamp().optional(),
});

function checkTerms(call: Call, given: z.infer<typeof createParams>): void {
  const { amount_off, percent_off, duration, duration_in_months, redeem_by } = given;
  if ((amount_off === undefined) === (percent_off === undefined)) {
    throw invalidRequest(
      amount_off === undefined
        ? 'Must provide a percent_off, or amount_off with a currency.'
        : 'You may only specify one of these parameters: percent_off, amount_off.',
    );
  }
  if (amount_off !== undefined && given.currency === undefined) {
    throw invalidParameter('currency', 'Missing required param: currency.', 'parameter_missing');
  }
  if ((duration === 'repeating') !== (duration_in_months !== undefined)) {
    throw invalidParameter(
      'duration_in_months',
      duration === 'repeating'
        ? 'You must pass duration_in_months when passing a repeating duration.'
        : 'Only coupons with a duration of `repeating` can have duration_in_months.',
    );
  }
  if (redeem_by !== undefined && redeem_by <= call.now) {
    throw invalidParameter('redeem_by', 'Must provide a timestamp in the future.');
  }
}

const create = endpoint({
  method: 'POST',
  path: '/v1/coupons',
  params: createParams,
  run: async (call, params) => {
    checkTerms(call, params);
    const id = params.id ?? randomText(8);
    const coupon: Stripe.Coupon = {
      id,
      object: 'coupon',
      amount_off: params.amount_off ?? null,
      created: call.now,
      currency: params.amount_off === undefined ? null : (params.currency ?? null),
      duration: params.duration ?? 'once',
      duration_in_months: params.duration_in_months ?? null,
      livemode: false,
      max_redemptions: params.max_redemptions ?? null,
      metadata: applyMetadata({}, params.metadata),
      name: params.name ?? null,
      percent_off: params.percent_off ?? null,
      redeem_by: params.redeem_by ?? null,
      times_redeemed: 0,
      valid: true,
    };
    await call.store.insert(coupons, coupon, { products: params.applies_to?.products ?? [] });
    if (coupon.redeem_by !== null) await call.schedule(expireCoupon, coupon.redeem_by * 1000, { coupon: id });
    await call.emit('coupon.created', coupon);
    return coupon;
  },
});

/** After `redeem_by` a coupon is no longer valid. */
const expireCoupon = task({
  name: 'expire_coupon',
  payload: z.object({ coupon: z.string() }),
  run: async (call, { coupon }) => {
    const found = await call.store.find(coupons, coupon);
    if (!found || found.deleted || !found.data.valid) return;
    // Another coupon may have been given the id of the one that was to expire.
    if (found.data.redeem_by === null || found.data.redeem_by > call.now) return;
    found.data = { ...found.data, valid: false };
    await call.store.save(coupons, found);
    await call.emit('coupon.updated', found.data, { valid: true });
  },
});

const update = endpoint({
  method: 'POST',
  path: '/v1/coupons/{id}',
  params: object({ metadata: metadata(), name: unset(text(40)).optional() }),
  run: async (call, { metadata: meta, name }) => {
    const stored = await call.store.lock(coupons, call.at('id'));
    const before = stored.data;
    stored.data = {
      ...before,
      metadata: applyMetadata(before.metadata ?? {}, meta),
      name: name === undefined ? before.name : name,
    };
    const previous = previousAttributes(before, stored.data);
    if (Object.keys(previous).length === 0) return before;
    await call.store.save(coupons, stored);
    await call.emit('coupon.updated', stored.data, previous);
    return stored.data;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/coupons/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(coupons, call.at('id'))).data,
});

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/coupons/{id}',
  params: object({}),
  run: async (call): Promise<Stripe.DeletedCoupon> => {
    const stored = await call.store.lock(coupons, call.at('id'));
    await call.store.remove(coupons, stored);
    await call.emit('coupon.deleted', stored.data);
    return { id: stored.id, object: 'coupon', deleted: true };
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/coupons',
  params: object({ ...page, created: range().optional() }),
  run: (call, params) => call.list(coupons, params),
});

export const couponsFamily: Family = {
  kinds: [coupons],
  endpoints: [create, retrieve, update, remove, listAll],
  tasks: [expireCoupon],
};

import type { Stripe } from 'stripe';
import { z } from 'zod';
import { customers } from '../families/customer-kind';
import { type Call, task } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { newId, randomText } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import {
  choice,
  currency,
  flag,
  integer,
  object,
  page,
  range,
  refuse,
  removed,
  text,
  timestamp,
} from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import type { Kind } from '../store/kind';
import { coupons } from './coupons';

interface PromotionCodeState {
  /** Past its end: it never becomes active again. */
  over: boolean;
}

const promotionCodes: Kind<Stripe.PromotionCode, PromotionCodeState> = {
  name: 'promotion_code',
  noun: 'promotion code',
  expands: { customer: 'customer', 'promotion.coupon': 'coupon' },
  keys: ({ active, code, customer, promotion }) => ({
    active,
    code: code.toLowerCase(),
    customer: typeof customer === 'string' ? customer : null,
    coupon: typeof promotion.coupon === 'string' ? promotion.coupon : null,
  }),
};

const code = () =>
  text(500).transform((value, ctx) =>
    /^[A-Za-z0-9-]+$/.test(value)
      ? value
      : refuse(ctx, 'Promotion codes can only contain the characters a-z, A-Z, 0-9 and dashes (-).'),
  );

const createParams = object({
  active: flag().optional(),
  code: code().optional(),
  coupon: removed('parameter_unknown', 'Received unknown parameter: coupon. Did you mean promotion?'),
  customer: text().optional(),
  expires_at: timestamp().optional(),
  max_redemptions: integer({ min: 1 }).optional(),
  metadata: metadata(),
  promotion: object({ type: choice(['coupon']), coupon: text() }),
  restrictions: object({
    first_time_transaction: flag().optional(),
    minimum_amount: integer({ min: 1 }).optional(),
    minimum_amount_currency: currency().optional(),
  }).optional(),
});

type CreateParams = z.infer<typeof createParams>;

const create = endpoint({
  method: 'POST',
  path: '/v1/promotion_codes',
  params: createParams,
  run: async (call, params) => {
    const chosen = params.code ?? randomText(8).toUpperCase();
    const { redeem_by } = await checkCoupon(call, params);
    if (params.customer !== undefined) await call.store.get(customers, params.customer, { param: 'customer' });
    if (params.active !== false) await refuseTaken(call, chosen);
    const { restrictions } = params;
    const promotionCode: Stripe.PromotionCode = {
      id: newId('promo'),
      object: 'promotion_code',
      active: params.active ?? true,
      code: chosen,
      created: call.now,
      customer: params.customer ?? null,
      customer_account: null,
      expires_at: params.expires_at ?? null,
      livemode: false,
      max_redemptions: params.max_redemptions ?? null,
      metadata: applyMetadata({}, params.metadata),
      promotion: params.promotion,
      restrictions: {
        first_time_transaction: restrictions?.first_time_transaction ?? false,
        minimum_amount: restrictions?.minimum_amount ?? null,
        minimum_amount_currency: restrictions?.minimum_amount_currency ?? null,
      },
      times_redeemed: 0,
    };
    await call.store.insert(promotionCodes, promotionCode, { over: false });
    const ends = Math.min(params.expires_at ?? Number.POSITIVE_INFINITY, redeem_by ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(ends)) {
      await call.schedule(expirePromotionCode, ends * 1000, { promotionCode: promotionCode.id });
    }
    await call.emit('promotion_code.created', promotionCode);
    return promotionCode;
  },
});

/** The coupon must be alive, and the code may not outlast or outnumber it. */
async function checkCoupon(
  call: Call,
  { promotion, expires_at, max_redemptions, restrictions }: CreateParams,
): Promise<Stripe.Coupon> {
  const { data } = await call.store.get(coupons, promotion.coupon, { param: 'promotion[coupon]' });
  if (!data.valid)
    throw invalidRequest(`The coupon ${data.id} is expired.`, { code: 'coupon_expired', param: 'promotion[coupon]' });
  if (expires_at !== undefined && expires_at <= call.now) {
    throw invalidParameter('expires_at', 'Must provide a timestamp in the future.');
  }
  if (expires_at !== undefined && data.redeem_by !== null && expires_at > data.redeem_by) {
    throw invalidParameter('expires_at', "expires_at cannot be after the coupon's redeem_by.");
  }
  if (max_redemptions !== undefined && data.max_redemptions !== null && max_redemptions > data.max_redemptions) {
    throw invalidParameter('max_redemptions', "max_redemptions cannot be more than the coupon's max_redemptions.");
  }
  if ((restrictions?.minimum_amount === undefined) !== (restrictions?.minimum_amount_currency === undefined)) {
    throw invalidParameter(
      'restrictions[minimum_amount_currency]',
      'minimum_amount and minimum_amount_currency must be given together.',
      'parameter_missing',
    );
  }
  return data;
}

/** A code ends at its own time or with its coupon. */
const expirePromotionCode = task({
  name: 'expire_promotion_code',
  payload: z.object({ promotionCode: z.string() }),
  run: async (call, { promotionCode }) => {
    const stored = await call.store.lock(promotionCodes, promotionCode);
    stored.state = { over: true };
    if (stored.data.active) {
      stored.data = { ...stored.data, active: false };
      await call.emit('promotion_code.updated', stored.data, { active: true });
    }
    await call.store.save(promotionCodes, stored);
  },
});

/** Active codes are unique, whatever their case. */
async function refuseTaken(call: Call, chosen: string): Promise<void> {
  await call.claim(`promotion_code:${chosen.toLowerCase()}`);
  const [taken] = await call.store.all(promotionCodes, { active: true, code: chosen.toLowerCase() });
  if (!taken) return;
  throw invalidRequest(`An active promotion code with code ${chosen} already exists.`, { param: 'code' });
}

const update = endpoint({
  method: 'POST',
  path: '/v1/promotion_codes/{id}',
  params: object({ active: flag().optional(), metadata: metadata() }),
  run: async (call, { active, metadata: meta }) => {
    const stored = await call.store.lock(promotionCodes, call.at('id'));
    const before = stored.data;
    if (active === true && stored.state.over) {
      throw invalidRequest('This promotion code is expired and cannot be activated.', { param: 'active' });
    }
    if (active === true && !before.active) await refuseTaken(call, before.code);
    stored.data = {
      ...before,
      active: active ?? before.active,
      metadata: applyMetadata(before.metadata ?? {}, meta),
    };
    const previous = previousAttributes(before, stored.data);
    if (Object.keys(previous).length === 0) return before;
    await call.store.save(promotionCodes, stored);
    await call.emit('promotion_code.updated', stored.data, previous);
    return stored.data;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/promotion_codes/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(promotionCodes, call.at('id'))).data,
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/promotion_codes',
  params: object({
    ...page,
    active: flag().optional(),
    code: text().optional(),
    coupon: text().optional(),
    created: range().optional(),
    customer: text().optional(),
  }),
  run: (call, { active, code: asked, coupon, customer, ...params }) =>
    call.list(promotionCodes, params, { keys: { active, code: asked?.toLowerCase(), coupon, customer } }),
});

export const promotionCodesFamily: Family = {
  kinds: [promotionCodes],
  endpoints: [create, retrieve, update, listAll],
  tasks: [expirePromotionCode],
};

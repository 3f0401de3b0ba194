import type { Stripe } from 'stripe';
import type { z } from 'zod';
import type { Call } from '../protocol/call';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, currency, decimal, flag, integer, object, text } from '../protocol/params';
import type { Kind } from '../store/kind';

/** On the wire a decimal is a string; the SDK makes its Decimal of it. */
export type PriceOnWire = Omit<Stripe.Price, 'unit_amount_decimal' | 'currency_options' | 'tiers'> & {
  unit_amount_decimal: string | null;
};

export const prices: Kind<PriceOnWire> = {
  name: 'price',
  expands: { product: 'product' },
  keys: ({ active, currency: code, lookup_key, product, type }) => ({
    active,
    currency: code,
    lookup_key,
    product: typeof product === 'string' ? product : null,
    type,
  }),
};

export const recurringParams = object({
  interval: choice(['day', 'week', 'month', 'year']),
  interval_count: integer({ min: 1, max: 1095 }).optional(),
  meter: text().optional(),
  usage_type: choice(['licensed', 'metered']).optional(),
});

const taxBehaviors = ['exclusive', 'inclusive', 'unspecified'] as const;

export const priceParams = object({
  active: flag().optional(),
  currency: currency(),
  lookup_key: text(200).optional(),
  metadata: metadata(),
  nickname: text().optional(),
  product: text(),
  recurring: recurringParams.optional(),
  tax_behavior: choice(taxBehaviors).optional(),
  transfer_lookup_key: flag().optional(),
  transform_quantity: object({ divide_by: integer({ min: 1 }), round: choice(['down', 'up']) }).optional(),
  unit_amount: integer({ min: 0 }).optional(),
  unit_amount_decimal: decimal().optional(),
});

export async function createPrice(call: Call, params: z.infer<typeof priceParams>): Promise<PriceOnWire> {
  const decimalAmount = params.unit_amount_decimal ?? params.unit_amount?.toString();
  if (decimalAmount === undefined) {
    throw invalidRequest('One of the following params must be given: `unit_amount`, `unit_amount_decimal`.');
  }
  if (params.unit_amount !== undefined && params.unit_amount_decimal !== undefined) {
    throw invalidParameter(
      'unit_amount',
      'You may only specify one of these parameters: unit_amount, unit_amount_decimal.',
      'parameters_exclusive',
    );
  }
  if (params.lookup_key !== undefined)
    await claimLookupKey(call, params.lookup_key, params.transfer_lookup_key === true);
  const { recurring } = params;
  const price: PriceOnWire = {
    id: newId('price'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: call.now,
    currency: params.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: applyMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
    product: params.product,
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.interval_count ?? 1,
          meter: recurring.meter ?? null,
          trial_period_days: null,
          usage_type: recurring.usage_type ?? 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: params.transform_quantity ?? null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: /\./.test(decimalAmount) ? null : Number(decimalAmount),
    unit_amount_decimal: decimalAmount,
  };
  await call.store.insert(prices, price, {});
  await call.emit('price.created', price);
  return price;
}

/** A lookup key names one price; only `transfer_lookup_key` takes it from another. */
export async function claimLookupKey(call: Call, key: string, transfer: boolean): Promise<void> {
  await call.claim(`lookup_key:${key}`);
  for (const { id } of await call.store.all(prices, { lookup_key: key })) {
    const holder = await call.store.lock(prices, id);
    if (holder.data.lookup_key !== key) continue;
    if (!transfer) {
      throw invalidRequest(
        `A price (\`${holder.id}\`) already uses that lookup key. Pass \`transfer_lookup_key=true\` to transfer it.`,
        { param: 'lookup_key' },
      );
    }
    holder.data = { ...holder.data, lookup_key: null };
    await call.store.save(prices, holder);
    await call.emit('price.updated', holder.data, { lookup_key: key });
  }
}

import { z } from 'zod';
import type { Form } from './form-body';

/** Refuses a value with Stripe's own error code (may be empty) and wording. */
export function refuse<T>(ctx: z.RefinementCtx<T>, message: string, code?: string): never {
  ctx.addIssue({ code: 'custom', message, params: { stripe: code } });
  return z.NEVER;
}

/** A non-empty string. An empty one means "unset" in a form: allow that with `unset(text())`. */
export function text(max = 5000) {
  return z.string().transform((value, ctx) => {
    if (value === '') return refuse(ctx, '', 'parameter_invalid_empty');
    if (value.length > max)
      return refuse(ctx, `Invalid string: ${value.slice(0, 20)}…; must be at most ${max} characters`);
    return value;
  });
}

/** `''` (form) and `null` (JSON) unset the value: gives `null`. */
export function unset<T extends z.ZodType>(inner: T) {
  return z.preprocess((value) => (value === '' ? null : value), inner.nullable());
}

export function integer(bounds: { min?: number; max?: number } = {}) {
  return z.string().transform((value, ctx) => {
    const code = 'parameter_invalid_integer';
    if (value === '') return refuse(ctx, '', 'parameter_invalid_empty');
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) return refuse(ctx, `Invalid integer: ${value}`, code);
    if (bounds.min !== undefined && number < bounds.min) {
      return refuse(ctx, `This value must be greater than or equal to ${bounds.min}.`, code);
    }
    if (bounds.max !== undefined && number > bounds.max) {
      return refuse(ctx, `This value must be less than or equal to ${bounds.max} (it currently is '${number}').`, code);
    }
    return number;
  });
}

export function decimal() {
  return z.string().transform((value, ctx) => {
    if (/^-?\d+(\.\d{1,12})?$/.test(value)) return value;
    return refuse(ctx, `Invalid decimal: ${value}; must be a decimal string.`, 'parameter_invalid_decimal');
  });
}

export function flag() {
  return z.string().transform((value, ctx) => {
    if (value === 'true' || value === 'false') return value === 'true';
    return value === '' ? refuse(ctx, '', 'parameter_invalid_empty') : refuse(ctx, `Invalid boolean: ${value}`);
  });
}

/** Unix seconds. */
export function timestamp() {
  return z.string().transform((value, ctx) => {
    if (/^\d{1,11}$/.test(value)) return Number(value);
    return refuse(ctx, `Invalid timestamp: ${value}; must be an integer Unix timestamp.`);
  });
}

/** `created=1700000000` or `created[gte]=…`. */
export function range() {
  const bound = timestamp().optional();
  return z.preprocess(
    (value) => (typeof value === 'string' ? { gte: value, lte: value } : value),
    z.strictObject({ gt: bound, gte: bound, lt: bound, lte: bound }),
  );
}

export type Range = z.infer<ReturnType<typeof range>>;

/** `a[0]=x`, `a[]=x`, `''` for an empty one. */
export function list<T extends z.ZodType>(inner: T) {
  return z.preprocess((value) => asArray(value), z.array(inner));
}

function asArray(value: unknown): unknown {
  if (value === '') return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => /^\d+$/.test(key))) return value;
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

export function email() {
  return z.string().transform((value, ctx) => {
    if (value === '') return refuse(ctx, '', 'parameter_invalid_empty');
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) && value.length <= 512) return value;
    return refuse(ctx, `Invalid email address: ${value}`, 'email_invalid');
  });
}

export function webUrl() {
  return z.string().transform((value, ctx) => {
    if (/^https?:\/\/\S+$/.test(value) && URL.canParse(value)) return value;
    return refuse(ctx, 'Not a valid URL', 'url_invalid');
  });
}

export function currency() {
  return z.string().transform((value, ctx) => {
    const code = value.toLowerCase();
    if (/^[a-z]{3}$/.test(code)) return code;
    return refuse(
      ctx,
      `Invalid currency: ${value}. Stripe currently supports these currencies: jpy, usd, eur and others.`,
    );
  });
}

/** A parameter which newer API versions took away: present → 400 with this code. */
export function removed(code: string, message: string) {
  return z
    .custom<Form>()
    .transform((_, ctx) => refuse(ctx, message, code))
    .optional();
}

export const choice = z.enum;
export const object = z.strictObject;

/** Spread into the parameters of every list endpoint. */
export const page = {
  limit: integer({ min: 1, max: 100 }).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
};

export interface Page {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: Range | undefined;
}

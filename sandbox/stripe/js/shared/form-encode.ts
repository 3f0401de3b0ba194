import { isRecord } from './json';

function* pairs(prefix: string, value: unknown): Generator<[string, string]> {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* pairs(`${prefix}[${index}]`, item);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) yield* pairs(`${prefix}[${key}]`, item);
  } else {
    yield [prefix, value === null ? '' : String(value)];
  }
}

/** Stripe's v1 wire format: nested keys in brackets, null as the empty string, undefined left out. */
export function encodeForm(params: { [key: string]: unknown }): URLSearchParams {
  return new URLSearchParams(Object.entries(params).flatMap(([key, value]) => [...pairs(key, value)]));
}

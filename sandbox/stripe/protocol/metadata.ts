import type { Stripe } from 'stripe';
import { z } from 'zod';
import { invalidParameter } from './failure';
import { refuse, unset } from './params';

const maxKeys = 50;

/** The `metadata` parameter; `''` for all of it clears it. Apply with `applyMetadata`. */
export function metadata() {
  return unset(
    z.record(z.string(), z.unknown()).transform((given, ctx) => {
      const result: Record<string, string> = {};
      for (const [key, value] of Object.entries(given)) {
        if (typeof value !== 'string') {
          return refuse(
            ctx,
            `Metadata values must be strings, but for key '${key}' you passed in a value of type hash.`,
          );
        }
        const problem = problemOf(key, value);
        if (problem) return refuse(ctx, problem);
        result[key] = value;
      }
      return result;
    }),
  ).optional();
}

function problemOf(key: string, value: string): string | undefined {
  if (key.length > 40) {
    return `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`;
  }
  if (/[[\]]/.test(key)) return `Metadata keys may not contain square brackets. Invalid key: ${key}`;
  if (value.length > 500) {
    return `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`;
  }
  return undefined;
}

/** Merges a change into what stands: empty values delete their key, `null` deletes all. Throws above 50 keys. */
export function applyMetadata(
  current: Stripe.Metadata,
  change: Record<string, string> | null | undefined,
): Stripe.Metadata {
  if (change === undefined) return current;
  if (change === null) return {};
  const merged = Object.entries({ ...current, ...change }).filter(([, value]) => value !== '');
  if (merged.length > maxKeys) {
    throw invalidParameter(
      'metadata',
      `You may only specify up to ${maxKeys} metadata keys, but the result would have ${merged.length}.`,
    );
  }
  return Object.fromEntries(merged);
}

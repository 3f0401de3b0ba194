import { isDeepStrictEqual } from 'node:util';

type Json = { [key: string]: unknown };

const isHash = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an `*.updated` event carries: the former values of changed fields; hashes recurse, arrays come whole. */
export function previousAttributes(before: object, after: object): Json {
  const previous: Json = {};
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [a, b] = [was.get(key), is.get(key)];
    if (isDeepStrictEqual(a, b)) continue;
    previous[key] = isHash(a) && isHash(b) && !('id' in a) ? previousAttributes(a, b) : (a ?? null);
  }
  return previous;
}

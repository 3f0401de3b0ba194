import assert from 'node:assert/strict';

/** Deep equality on the fields that `expected` names; arrays item by item. */
export function assertIncludes(actual: unknown, expected: object): void {
  assert.deepEqual(pick(actual, expected), expected);
}

function pick(actual: unknown, shape: unknown): unknown {
  if (typeof actual !== 'object' || actual === null || typeof shape !== 'object' || shape === null) return actual;
  if (Array.isArray(actual)) return Array.isArray(shape) ? actual.map((item, at) => pick(item, shape[at])) : actual;
  const known = new Map(Object.entries(actual));
  return Object.fromEntries(Object.entries(shape).map(([key, item]) => [key, pick(known.get(key), item)]));
}

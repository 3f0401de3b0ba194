/** The payment methods that the sandbox's account has. */
export const methodTypes = ['card', 'konbini', 'paypay'] as const;
export type MethodType = (typeof methodTypes)[number];

export function isMethodType(value: unknown): value is MethodType {
  return methodTypes.some((type) => type === value);
}

/** `wanted` first, in its order, then the others as they came; names that are not offered are passed over. */
export function orderMethods(types: readonly MethodType[], wanted: readonly unknown[]): MethodType[] {
  const first = [...new Set(wanted)].filter((name) => isMethodType(name)).filter((name) => types.includes(name));
  return [...first, ...types.filter((type) => !first.includes(type))];
}

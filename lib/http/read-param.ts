export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One value of the address, trimmed; empty when it is absent. */
export function readParam(params: SearchParams, name: string): string {
  const value = params[name];
  return ((typeof value === 'string' ? value : value?.[0]) ?? '').trim().slice(0, 255);
}

/** Values of an address by name; empty ones do not stand in it. */
export type ParamValues = Readonly<Record<string, string>>;

export function hasValues(values: ParamValues): boolean {
  return Object.values(values).some((value) => value !== '');
}

/** A path with the values that are not empty. */
export function hrefWith(path: string, values: ParamValues): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}

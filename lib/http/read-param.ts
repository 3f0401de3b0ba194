export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One value of the address, trimmed; empty when it is absent. */
export function readParam(params: SearchParams, name: string): string {
  const value = params[name];
  return ((typeof value === 'string' ? value : value?.[0]) ?? '').trim().slice(0, 255);
}

/** A path with the values that are not empty. */
export function hrefWith(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}

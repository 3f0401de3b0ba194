/** A copy as JSON carries it: no shared references, undefined fields gone. */
export function plain(value: object): { [key: string]: unknown } {
  return JSON.parse(JSON.stringify(value));
}

/** A mistake of the programmer, not of the payer: thrown, as Stripe.js does. */
export class IntegrationError extends Error {
  override name = 'IntegrationError';
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

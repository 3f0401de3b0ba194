/** The only source of "now" for the business: tests pin it, and beside the Stripe sandbox it follows the sandbox's clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date(Date.now()) };

export function fixedClock(at: Date): Clock {
  return { now: () => new Date(at) };
}

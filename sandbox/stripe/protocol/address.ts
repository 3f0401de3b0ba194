import type { Stripe } from 'stripe';
import { z } from 'zod';
import { text, unset } from './params';

const line = unset(text()).optional();

export function address() {
  return z.strictObject({ city: line, country: line, line1: line, line2: line, postal_code: line, state: line });
}

export function renderAddress(given: z.infer<ReturnType<typeof address>>): Stripe.Address {
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  };
}

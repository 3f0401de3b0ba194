import { type OrderState, orderStates } from '@/db/schema/checkout';
import { type OrderId, parseId } from '@/lib/ids';
import { parseOrderNumber } from './order-number';

/** What an operator typed into the one search box, recognised by its shape. */
export type OrderSearch =
  | { readonly by: 'order_id'; readonly id: OrderId }
  | { readonly by: 'payment_intent' | 'charge' | 'refund' | 'customer'; readonly id: string }
  | { readonly by: 'email'; readonly email: string }
  /** How an order number or an address begins. */
  | { readonly by: 'beginning'; readonly number: string; readonly email: string };

const stripeKinds = {
  pi: 'payment_intent',
  ch: 'charge',
  py: 'charge',
  re: 'refund',
  pyr: 'refund',
  cus: 'customer',
} as const;

function isStripePrefix(text: string): text is keyof typeof stripeKinds {
  return Object.hasOwn(stripeKinds, text);
}

/** Reads the search box; null when it is empty. Full-width letters, spaces and any dash are accepted. */
export function parseOrderSearch(text: string): OrderSearch | null {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  const orderId = parseId('ord', typed);
  if (orderId !== null) return { by: 'order_id', id: orderId };
  const prefix = /^([a-z]+)_\w+$/.exec(typed)?.[1] ?? '';
  if (isStripePrefix(prefix)) return { by: stripeKinds[prefix], id: typed };
  const email = typed.toLowerCase();
  return email.includes('@') ? { by: 'email', email } : { by: 'beginning', number: parseOrderNumber(typed), email };
}

/** A state from the address, or null for all. */
export function parseOrderState(text: string): OrderState | null {
  return orderStates.find((state) => state === text) ?? null;
}

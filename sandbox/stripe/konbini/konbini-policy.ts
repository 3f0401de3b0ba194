import { z } from 'zod';
import type { StoredPaymentIntent } from '../payments/payment-intent-kind';
import { visibleTo } from '../payments/payment-intent-kind';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import type { Sql, Transaction } from '../store/open-database';

/** How the convenience stores behave, for tests and demos. */
export const konbiniPolicy = z.strictObject({
  /** The error code of every confirmation and cancellation, while the stores' processor is down or overrun. */
  outage: z.enum(['payment_method_not_available', 'payment_method_rate_limit_exceeded']).nullable().default(null),
  /** Whether ordinary customers pay after three minutes, as in Stripe's test mode. */
  paysByItself: z.boolean().default(true),
});

export type KonbiniPolicy = z.infer<typeof konbiniPolicy>;

export async function readKonbiniPolicy(sql: Sql | Transaction): Promise<KonbiniPolicy> {
  const [row] = await sql<{ konbini_policy: unknown }[]>`select konbini_policy from settings`;
  return konbiniPolicy.parse(row?.konbini_policy ?? {});
}

export async function setKonbiniPolicy(sql: Sql, policy: KonbiniPolicy): Promise<void> {
  await sql`update settings set konbini_policy = ${JSON.stringify(policy)}::text::json`;
}

const messages = {
  payment_method_not_available:
    'This payment method is temporarily unavailable. Please use a different payment method or try again later.',
  payment_method_rate_limit_exceeded:
    'Too many requests are being made in quick succession for this payment method. Please try again later.',
};

/** Both issuing and withdrawing numbers need the stores' processor. */
export async function refuseInOutage(call: Call, intent: StoredPaymentIntent): Promise<void> {
  const { outage } = await readKonbiniPolicy(call.tx);
  if (outage === null) return;
  throw invalidRequest(messages[outage], { code: outage, payment_intent: visibleTo(call, intent.data) });
}

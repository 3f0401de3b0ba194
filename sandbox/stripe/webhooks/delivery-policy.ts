import { z } from 'zod';
import type { Sql, Transaction } from '../store/open-database';

/** How deliveries misbehave, for tests. Applies to events emitted after it is set (`paused`: to all). */
export const deliveryPolicy = z.strictObject({
  duplicate: z.int().min(0).max(20).default(0),
  reorder: z.boolean().default(false),
  delayMs: z.int().min(0).default(0),
  drop: z.boolean().default(false),
  paused: z.boolean().default(false),
  types: z.array(z.string()).optional(),
});

export type DeliveryPolicy = z.infer<typeof deliveryPolicy>;

export async function readDeliveryPolicy(sql: Sql | Transaction): Promise<DeliveryPolicy> {
  const [row] = await sql<{ delivery_policy: unknown }[]>`select delivery_policy from settings`;
  return deliveryPolicy.parse(row?.delivery_policy ?? {});
}

import { desc, eq } from 'drizzle-orm';
import { konbiniVouchers, payments } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

export type OrderVoucher = Pick<
  typeof konbiniVouchers.$inferSelect,
  'id' | 'state' | 'stores' | 'hostedUrl' | 'payUntil' | 'paidChain' | 'createdAt'
>;

/** The newest konbini numbers of an order, or null. Strangers get `not_found`. */
export async function readVoucher(ctx: Ctx, id: OrderId): Promise<OrderVoucher | null> {
  const orderId = await assertOrderAccess(ctx, id);
  const { state, stores, hostedUrl, payUntil, paidChain, createdAt } = konbiniVouchers;
  const [row] = await ctx.db
    .select({ id: konbiniVouchers.id, state, stores, hostedUrl, payUntil, paidChain, createdAt })
    .from(konbiniVouchers)
    .innerJoin(payments, eq(payments.id, konbiniVouchers.paymentId))
    .where(eq(payments.orderId, orderId))
    .orderBy(desc(konbiniVouchers.createdAt))
    .limit(1);
  return row ?? null;
}

import { eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { newId, type OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { PaymentRow } from './lock-payment';

/** The order's one payment; two tabs get the same row (unique by order). */
export async function planPayment(ctx: Ctx, order: { id: OrderId; totalYen: Yen }): Promise<PaymentRow> {
  await ctx.db
    .insert(payments)
    .values({
      id: newId('pay'),
      orderId: order.id,
      state: 'planned',
      amountYen: order.totalYen,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing({ target: payments.orderId });
  const [row] = await ctx.db.select().from(payments).where(eq(payments.orderId, order.id));
  assert(row !== undefined, 'the payment was planned');
  assert(row.amountYen === order.totalYen, 'an order with a payment keeps its total');
  return row;
}

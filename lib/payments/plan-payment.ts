import { eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { quoteOrder } from '@/lib/fees/quote-order';
import { type PaymentOffer, storeOffer } from '@/lib/fees/store-offer';
import { newId, type OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { PaymentRow } from './lock-payment';
import { isFinalPayment } from './payment-state';

export interface PlannedPayment {
  readonly payment: PaymentRow;
  /** Null when the payment is over. */
  readonly offer: PaymentOffer | null;
}

/** The order's one payment with the methods that it may be paid by now; two tabs get the same row (unique by order). */
export async function planPayment(ctx: Ctx, order: { id: OrderId; totalYen: Yen }): Promise<PlannedPayment> {
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx
      .insert(payments)
      .values({
        id: newId('pay'),
        orderId: order.id,
        state: 'planned',
        amountYen: order.totalYen,
        createdAt: ctx.clock.now(),
      })
      .onConflictDoNothing({ target: payments.orderId });
    const [payment] = await tx.select().from(payments).where(eq(payments.orderId, order.id)).for('update');
    assert(payment !== undefined, 'the payment was planned');
    assert(payment.amountYen === order.totalYen, 'an order with a payment keeps its total');
    if (isFinalPayment(payment.state)) return { payment, offer: null };
    return { payment, offer: await storeOffer(inner, payment, await quoteOrder(inner, order)) };
  });
}

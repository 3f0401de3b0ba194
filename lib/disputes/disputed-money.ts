import { and, eq } from 'drizzle-orm';
import { addOnCharges, payments } from '@/db/schema';
import type { AddOnCharge } from '@/lib/add-ons/ticket-add-ons';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { lockPaymentOfIntent, type PaymentRow } from '@/lib/payments/lock-payment';
import { readStray } from '@/lib/payments/read-strays';
import { saleAccount } from '@/lib/payments/sale-account';

/** What a cardholder contests: an order's sale, other money that came for it, or an option of the day. */
export type DisputedMoney =
  | { readonly of: 'sale'; readonly orderId: OrderId; readonly payment: PaymentRow; readonly account: SaleAccount }
  | { readonly of: 'stray'; readonly orderId: OrderId; readonly payment: PaymentRow; readonly intentId: string }
  | { readonly of: 'add_on'; readonly orderId: OrderId; readonly charge: AddOnCharge };

export type SaleAccount = NonNullable<Awaited<ReturnType<typeof saleAccount>>>;

/** Locks what a PaymentIntent paid for. Null when nothing of it is in our books. */
export async function lockDisputed(ctx: Ctx, intentId: string): Promise<DisputedMoney | null> {
  const [charge] = await ctx.db
    .select()
    .from(addOnCharges)
    .where(and(eq(addOnCharges.stripePaymentIntentId, intentId), eq(addOnCharges.state, 'paid')))
    .for('update');
  if (charge !== undefined) return { of: 'add_on', orderId: charge.orderId, charge };
  const account = await saleAccount(ctx, intentId);
  if (account !== null) {
    const payment = await lockPaymentOfIntent(ctx, intentId);
    return payment === null ? null : { of: 'sale', orderId: payment.orderId, payment, account };
  }
  const stray = await readStray(ctx, intentId);
  if (stray === null || stray.orderId === null) return null;
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, stray.orderId)).for('update');
  assert(payment !== undefined, 'money came for a payment');
  return { of: 'stray', orderId: stray.orderId, payment, intentId };
}

/** The columns of a dispute that say what it contests. */
export function columnsOf(money: DisputedMoney) {
  const { orderId } = money;
  if (money.of === 'add_on') return { orderId, paymentId: null, addOnChargeId: money.charge.id, strayIntentId: null };
  const strayIntentId = money.of === 'stray' ? money.intentId : null;
  return { orderId, paymentId: money.payment.id, addOnChargeId: null, strayIntentId };
}

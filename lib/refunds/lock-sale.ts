import { eq } from 'drizzle-orm';
import { orders, payments, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { blocksRefunds } from '@/lib/disputes/blocks-refunds';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import type { PaymentRow } from '@/lib/payments/lock-payment';
import { type PaidLine, readPaidLines } from './refundable-lines';

export interface LockedSale {
  readonly order: typeof orders.$inferSelect;
  /** Null when the order cost nothing. */
  readonly payment: PaymentRow | null;
  readonly lines: readonly PaidLine[];
  /** A cardholder's claim stands against the payment: Stripe refuses every refund. */
  readonly isDisputed: boolean;
}

/**
 * Locks what decides over an order's money – its payment, or the order itself when it cost nothing – and its tickets, so that no
 * counter redeems one meanwhile. Null when nothing was paid.
 */
export async function lockSale(ctx: Ctx, orderId: OrderId): Promise<LockedSale | null> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, orderId)).for('update');
  const [order] =
    payment === undefined
      ? await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update')
      : await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (order === undefined) throw new AppError('not_found');
  const isFree = payment === undefined && order.totalYen === 0 && order.paidAt !== null;
  if (payment?.state !== 'succeeded' && !isFree) return null;
  await ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.orderId, orderId)).for('update');
  const isDisputed = payment !== undefined && (await blocksRefunds(ctx, payment.id));
  return { order, payment: payment ?? null, lines: await readPaidLines(ctx, orderId), isDisputed };
}

import { and, eq, inArray, ne, notExists } from 'drizzle-orm';
import { type OrderState, orders, payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import { isOpenOrder, statesBefore } from '@/lib/checkout/order-state';
import { releaseOrder } from '@/lib/checkout/release-order';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { cancelPayment } from '@/lib/payments/cancel-payment';

interface CancelPhoneOrder {
  readonly orderId: OrderId;
  /** For the log: no names. */
  readonly reason: string;
}

export type CancelPhoneOrderOutcome =
  | { readonly ok: true }
  /** `paid`: the money was faster; `try_again`: Stripe did not answer. */
  | { readonly ok: false; readonly reason: 'paid' | 'over' | 'try_again' };

/**
 * Cancels an order that a caller does not want any more, before it is paid: link and konbini numbers end at Stripe first, then its
 * coupon and places are free. A second click changes nothing. Operators only.
 */
export async function cancelPhoneOrder(ctx: Ctx, input: CancelPhoneOrder): Promise<CancelPhoneOrderOutcome> {
  assertOperator(ctx);
  const before = await stateOf(ctx, input.orderId);
  if (!isOpenOrder(before)) return outcomeOf(before);
  const payment = await cancelPayment(ctx, input);
  if (payment === 'try_again') return { ok: false, reason: 'try_again' };
  await ctx.db.transaction((tx) => end({ ...ctx, db: tx }, input));
  return outcomeOf(await stateOf(ctx, input.orderId));
}

async function end(ctx: Ctx, { orderId, reason }: CancelPhoneOrder): Promise<void> {
  const livingPayment = ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), ne(payments.state, 'canceled')));
  const [ended] = await ctx.db
    .update(orders)
    .set({ state: 'canceled' })
    .where(and(eq(orders.id, orderId), inArray(orders.state, statesBefore('canceled')), notExists(livingPayment)))
    .returning({ id: orders.id });
  if (ended === undefined) return;
  await releaseOrder(ctx, { orderId });
  await recordAudit(ctx, { action: 'order.canceled', subjectId: orderId, after: { state: 'canceled' }, reason });
}

async function stateOf(ctx: Ctx, orderId: OrderId): Promise<OrderState> {
  const [order] = await ctx.db
    .select({ state: orders.state })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.channel, 'phone')));
  if (order === undefined) throw new AppError('not_found');
  return order.state;
}

function outcomeOf(state: OrderState): CancelPhoneOrderOutcome {
  if (state === 'canceled') return { ok: true };
  if (state === 'paid' || state === 'refunded') return { ok: false, reason: 'paid' };
  return { ok: false, reason: state === 'expired' ? 'over' : 'try_again' };
}

import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { hasRole } from '@/lib/auth/actor';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { PaymentMethodType } from './methods';
import { noMethodExplanation, quoteExplanation } from './quote-explanation';
import { type FeePolicy, type MethodQuote, offeredMethods } from './quote-methods';
import { quoteOrder } from './quote-order';

export interface ReadOrderQuote {
  readonly amountYen: Yen;
  readonly policy: FeePolicy;
  readonly quotes: readonly MethodQuote[];
  /** What the checkout offers; empty for a free order. */
  readonly offered: readonly PaymentMethodType[];
  /** For the patient, in the order's language. Methods that are switched off are not spoken of. */
  readonly notOffered: readonly { readonly method: PaymentMethodType; readonly explanation: string }[];
  /** For the patient when nothing is offered for an amount that is owed; else null. */
  readonly nothing: string | null;
}

/** How an order may be paid now, and what the patient reads about the rest. Operators and who holds the order; others `not_found`. */
export async function readOrderQuote(ctx: Ctx, orderId: OrderId): Promise<ReadOrderQuote> {
  if (!hasRole(ctx.actor, 'operator')) await assertOrderAccess(ctx, orderId);
  const [order] = await ctx.db
    .select({ id: orders.id, totalYen: orders.totalYen, locale: orders.locale })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (order === undefined) throw new AppError('not_found');
  const { policy, quotes } = await quoteOrder(ctx, order);
  const offered = offeredMethods(quotes);
  return {
    amountYen: order.totalYen,
    policy,
    quotes,
    offered,
    notOffered: quotes
      .filter(({ reason }) => reason !== 'switched_off')
      .flatMap((quote) => {
        const explanation = quoteExplanation(quote, order.locale);
        return explanation === null ? [] : [{ method: quote.method, explanation }];
      }),
    nothing: offered.length === 0 && order.totalYen > 0 ? noMethodExplanation(order.locale) : null,
  };
}

import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { noMethodExplanation } from '@/lib/fees/quote-explanation';
import type { PaymentOffer } from '@/lib/fees/store-offer';
import type { OrderId } from '@/lib/ids';
import { confirmationNumber } from '@/lib/konbini/confirmation-number';
import type { Yen } from '@/lib/money/yen';
import { stripeFailure } from '@/lib/stripe/failures';
import { alignIntent } from './align-intent';
import { cancelPayment } from './cancel-payment';
import { createCustomer } from './create-customer';
import { createIntent } from './create-intent';
import type { PaymentRow } from './lock-payment';
import { planPayment } from './plan-payment';
import { syncPayment } from './sync-payment';
import { type NotPayable, whyNotPayable } from './why-not-payable';

/** What a konbini asks of the buyer. */
export type Payer = {
  readonly name: string;
  readonly email: string;
  readonly confirmationNumber: string | null;
};

export type StartPaymentResult =
  | { readonly ok: true; readonly clientSecret: string; readonly amountYen: Yen; readonly payer: Payer }
  | { readonly ok: false; readonly reason: NotPayable | 'try_again' }
  /** One line for the buyer. */
  | { readonly ok: false; readonly reason: 'no_method'; readonly explanation: string };

const refuse = (reason: NotPayable | 'try_again'): StartPaymentResult => ({ ok: false, reason });

/**
 * Gives the client secret of the order's one PaymentIntent, making customer and intent on first use. Double clicks, two tabs,
 * retries after a decline and repeats after a crash get the same one. It takes the methods that the fee guard offers at this
 * moment and no other, but for the one of an attempt under way. Throws `not_found` for strangers, `payments_unavailable` when
 * Stripe refuses what we ask. A free order is completed without a payment: `order_not_ready`.
 */
export async function startPayment(ctx: Ctx, input: { orderId: OrderId }): Promise<StartPaymentResult> {
  await assertOrderAccess(ctx, input.orderId);
  const order = await readOrder(ctx, input.orderId);
  if (order === undefined) throw new AppError('not_found');
  const reason = order.totalYen === 0 ? 'order_not_ready' : whyNotPayable(order, ctx.clock.now());
  if (reason !== null) return refuse(reason);
  const { payment, offer } = await planPayment(ctx, order);
  if (offer === null) return refuse(endReason(payment));
  if (offer.methods.length === 0) {
    return { ok: false, reason: 'no_method', explanation: noMethodExplanation(order.locale) };
  }
  const payer = payerOf(order);
  if (payment.stripePaymentIntentId !== null) {
    return resume(ctx, { ...payment, offer, payer }, payment.stripePaymentIntentId);
  }

  const customerId = await createCustomer(ctx, order);
  const created = customerId === null ? null : await createIntent(ctx, payment, { offer, customerId });
  if (created === null || created.clientSecret === null) return refuse('try_again');
  const now = await readOrder(ctx, order.id);
  const died = now === undefined ? null : whyNotPayable(now, ctx.clock.now());
  if (died === null && created.payment.state !== 'canceled') {
    return { ok: true, clientSecret: created.clientSecret, amountYen: payment.amountYen, payer };
  }
  await cancelPayment(ctx, input);
  return refuse(died ?? 'order_expired');
}

const endReason = (payment: Pick<PaymentRow, 'state'>): NotPayable =>
  payment.state === 'succeeded' ? 'already_paid' : 'order_expired';

async function readOrder(ctx: Ctx, orderId: OrderId) {
  const [order] = await ctx.db
    .select({
      id: orders.id,
      state: orders.state,
      expiresAt: orders.expiresAt,
      totalYen: orders.totalYen,
      locale: orders.locale,
      stripeCustomerId: orders.stripeCustomerId,
      buyerName: orders.buyerName,
      buyerEmail: orders.buyerEmail,
      buyerPhone: orders.buyerPhone,
    })
    .from(orders)
    .where(eq(orders.id, orderId));
  return order;
}

type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>;

function payerOf({ buyerName, buyerEmail, buyerPhone }: Order): Payer {
  return { name: buyerName ?? '', email: buyerEmail ?? '', confirmationNumber: confirmationNumber(buyerPhone) };
}

type Offered = Pick<PaymentRow, 'amountYen'> & { readonly offer: PaymentOffer; readonly payer: Payer };

/** The intent exists: the browser goes on with it, unless Stripe says that it is over. */
async function resume(ctx: Ctx, payment: Offered, paymentIntentId: string): Promise<StartPaymentResult> {
  const intent = await readIntent(ctx, paymentIntentId);
  if (intent === null) return refuse('try_again');
  if (intent.status === 'succeeded' || intent.status === 'canceled' || intent.client_secret === null) {
    await syncPayment(ctx, paymentIntentId);
    return refuse(intent.status === 'succeeded' ? 'already_paid' : 'order_expired');
  }
  const { amountYen, offer, payer } = payment;
  const goesOn = intent.status === 'processing' || (await alignIntent(ctx, intent, offer));
  return goesOn ? { ok: true, clientSecret: intent.client_secret, amountYen, payer } : refuse('try_again');
}

async function readIntent(ctx: Ctx, paymentIntentId: string) {
  try {
    return await ctx.stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['payment_method'] });
  } catch (error) {
    if (stripeFailure(error).kind === 'bug') throw new AppError('payments_unavailable', { cause: error });
    if (stripeFailure(error).kind !== 'retryable') throw error;
    return null;
  }
}

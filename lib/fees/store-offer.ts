import { desc, eq } from 'drizzle-orm';
import { feeSchedule, paymentOffers, paymentQuotes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { newId, type PaymentId, type PaymentOfferId } from '@/lib/ids';
import type { PaymentMethodType } from './methods';
import { type MethodQuote, offeredMethods } from './quote-methods';
import type { OrderQuote } from './quote-order';

/** What a payment is offered now, as stored with it. */
export interface PaymentOffer {
  readonly id: PaymentOfferId;
  readonly methods: readonly PaymentMethodType[];
  readonly konbiniPayDays: number;
}

/**
 * Stores an order's quotes with its payment: a new round when anything in them has changed since the last one, else that one.
 * Runs in the caller's transaction, which holds the payment's lock.
 */
export async function storeOffer(ctx: Ctx, payment: { id: PaymentId }, quoted: OrderQuote): Promise<PaymentOffer> {
  const { sale, policy, quotes } = quoted;
  const offer = { methods: offeredMethods(quotes), konbiniPayDays: policy.konbiniPayDays };
  const [last] = await ctx.db
    .select({ id: paymentOffers.id, round: paymentOffers.round, policyId: paymentOffers.policyId })
    .from(paymentOffers)
    .where(eq(paymentOffers.paymentId, payment.id))
    .orderBy(desc(paymentOffers.round))
    .limit(1);
  if (last !== undefined && last.policyId === policy.policyId && sameQuotes(await readQuotes(ctx, last.id), quotes)) {
    return { id: last.id, ...offer };
  }
  const id = newId('pof');
  await ctx.db.insert(paymentOffers).values({
    id,
    paymentId: payment.id,
    round: (last?.round ?? 0) + 1,
    amountYen: sale.amountYen,
    shareYen: sale.shareYen,
    ownDiscountsYen: sale.ownDiscountsYen,
    examDate: sale.examDate ?? null,
    firstFeeDay: sale.firstFeeDay ?? null,
    policyId: policy.policyId,
    quotedAt: ctx.clock.now(),
  });
  if (quotes.length > 0) {
    await ctx.db.insert(paymentQuotes).values(
      quotes.map(({ method, scheduleId, feeYen, feeShareBasisPoints, netYen, offered, reason }) => {
        const numbers = { feeYen, feeShareBasisPoints, netYen };
        return { offerId: id, method, scheduleId, ...numbers, offered, reason };
      }),
    );
  }
  return { id, ...offer };
}

/** The quotes of an offer as they were stored, with the terms that they were made from. */
async function readQuotes(ctx: Pick<Ctx, 'db'>, offerId: PaymentOfferId): Promise<readonly MethodQuote[]> {
  return ctx.db
    .select({
      method: paymentQuotes.method,
      scheduleId: paymentQuotes.scheduleId,
      minAmountYen: feeSchedule.minAmountYen,
      maxAmountYen: feeSchedule.maxAmountYen,
      feeYen: paymentQuotes.feeYen,
      feeShareBasisPoints: paymentQuotes.feeShareBasisPoints,
      netYen: paymentQuotes.netYen,
      offered: paymentQuotes.offered,
      reason: paymentQuotes.reason,
    })
    .from(paymentQuotes)
    .innerJoin(feeSchedule, eq(feeSchedule.id, paymentQuotes.scheduleId))
    .where(eq(paymentQuotes.offerId, offerId));
}

function sameQuotes(stored: readonly MethodQuote[], now: readonly MethodQuote[]): boolean {
  return (
    stored.length === now.length &&
    now.every((quote) =>
      stored.some(
        (old) =>
          old.scheduleId === quote.scheduleId &&
          old.feeYen === quote.feeYen &&
          old.netYen === quote.netYen &&
          old.reason === quote.reason,
      ),
    )
  );
}

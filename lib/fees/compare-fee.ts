import { and, desc, eq } from 'drizzle-orm';
import { feeDrifts, paymentOffers, paymentQuotes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { PaymentId } from '@/lib/ids';
import { log } from '@/lib/log';
import { type Yen, yen } from '@/lib/money/yen';
import { isPaymentMethod } from './methods';

interface Charged {
  readonly paymentId: PaymentId;
  /** Stripe's type of the charge's payment method. */
  readonly methodType: string | null;
  readonly transaction: { readonly id: string; readonly amountYen: Yen; readonly feeYen: Yen };
}

/**
 * Stores what Stripe charged for a sale beside what its method was quoted at last. Runs in the transaction that books the balance
 * transaction; a second call changes nothing. Sales without a quote of their method are left out.
 */
export async function compareFee(ctx: Ctx, charged: Charged): Promise<void> {
  const { paymentId, methodType: method, transaction } = charged;
  if (!isPaymentMethod(method)) return;
  const [quote] = await ctx.db
    .select({ feeYen: paymentQuotes.feeYen, scheduleId: paymentQuotes.scheduleId })
    .from(paymentQuotes)
    .innerJoin(paymentOffers, eq(paymentOffers.id, paymentQuotes.offerId))
    .where(and(eq(paymentOffers.paymentId, paymentId), eq(paymentQuotes.method, method)))
    .orderBy(desc(paymentOffers.round))
    .limit(1);
  if (quote === undefined) return;
  const differenceYen = yen(transaction.feeYen - quote.feeYen);
  const stored = await ctx.db
    .insert(feeDrifts)
    .values({
      stripeBalanceTransactionId: transaction.id,
      paymentId,
      method,
      amountYen: transaction.amountYen,
      quotedYen: quote.feeYen,
      chargedYen: transaction.feeYen,
      differenceYen,
      scheduleId: quote.scheduleId,
      comparedAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ paymentId: feeDrifts.paymentId });
  if (differenceYen !== 0 && stored.length > 0) {
    log().warn({ requestId: ctx.requestId, paymentId, differenceYen }, 'Stripe charged another fee than was quoted');
  }
}

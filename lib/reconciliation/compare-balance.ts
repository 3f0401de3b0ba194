import type { Ctx } from '@/lib/context';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { addYen, type Yen, yen } from '@/lib/money/yen';

export interface BalanceComparison {
  readonly account: 'stripe:pending' | 'stripe:available';
  readonly oursYen: Yen;
  readonly stripeYen: Yen;
  /** Ours minus Stripe's: ¥0, or something that is not booked. */
  readonly differenceYen: Yen;
}

/** Our two Stripe accounts beside Stripe's own balance, to the yen. */
export async function compareBalance(ctx: Ctx): Promise<readonly BalanceComparison[]> {
  const [ours, stripe] = await Promise.all([trialBalance(ctx), ctx.stripe.balance.retrieve()]);
  const yenOf = (funds: readonly { currency: string; amount: number }[]) =>
    addYen(...funds.filter((fund) => fund.currency === 'jpy').map((fund) => yen(fund.amount)));
  const compare = (account: BalanceComparison['account'], stripeYen: Yen): BalanceComparison => {
    const oursYen = balanceOf(ours, account);
    return { account, oursYen, stripeYen, differenceYen: yen(oursYen - stripeYen) };
  };
  return [compare('stripe:pending', yenOf(stripe.pending)), compare('stripe:available', yenOf(stripe.available))];
}

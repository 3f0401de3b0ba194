import type { Ctx } from '@/lib/context';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { log } from '@/lib/log';
import { addYen, type Yen, yen } from '@/lib/money/yen';
import { stripeFailure } from '@/lib/stripe/failures';

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

/** The same, or null when Stripe does not answer or refuses us (logged); every other fault is thrown. */
export async function compareBalanceIfReachable(ctx: Ctx): Promise<readonly BalanceComparison[] | null> {
  try {
    return await compareBalance(ctx);
  } catch (error) {
    const { kind } = stripeFailure(error);
    log()[kind === 'retryable' ? 'warn' : 'error']({ err: error }, 'the balance cannot be compared');
    return null;
  }
}

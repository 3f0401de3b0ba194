import type { Ctx } from '@/lib/context';
import { postBalanceTransaction } from '@/lib/payments/post-balance-transaction';
import type { BalanceTransactionSnapshot } from '@/lib/stripe/snapshots';
import type { DisputeRow } from './apply-dispute';

/**
 * What Stripe took stands as an asset that may come back, its fee is an expense; winning mirrors both. Each movement is booked
 * once, from its balance transaction.
 */
export async function bookDispute(
  ctx: Ctx,
  { orderId }: DisputeRow,
  transactions: readonly BalanceTransactionSnapshot[],
): Promise<{ posted: boolean }> {
  const posted = [];
  for (const transaction of transactions) {
    const description = transaction.amountYen < 0 ? '不審請求による引き落とし' : '不審請求の返還';
    const posting = { transaction, orderId, description, account: 'disputes:held' } as const;
    posted.push((await postBalanceTransaction(ctx, posting)).posted);
  }
  return { posted: posted.includes(true) };
}

import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { AccountId } from '@/lib/ledger/accounts';
import { postEntry } from '@/lib/ledger/post-entry';
import { reverseEntry } from '@/lib/ledger/reverse-entry';
import { negateYen } from '@/lib/money/yen';
import { postBalanceTransaction } from '@/lib/payments/post-balance-transaction';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';

interface BookedSale {
  readonly orderId: OrderId;
  /** Where the sale was booked. */
  readonly account: AccountId;
}

/**
 * What a refund does to the books: the debt to the customer goes, Stripe pays it out of the balance. A refund that failed or was
 * canceled restores the debt by reversing, on the day on which the money came back: closed days stay as they were.
 */
export async function bookRefund(ctx: Ctx, sale: BookedSale, snapshot: RefundSnapshot): Promise<{ posted: boolean }> {
  const { orderId, account } = sale;
  const fact = { factKind: 'refund', factId: snapshot.id, leg: 'decided', orderId, occurredAt: snapshot.createdAt };
  const decided = await postEntry(ctx, {
    ...fact,
    description: '返金',
    lines: [
      { account, amountYen: snapshot.amountYen },
      { account: 'receivable:order', amountYen: negateYen(snapshot.amountYen) },
    ],
  });
  const posted = [decided.posted];
  if (snapshot.status === 'failed' || snapshot.status === 'canceled') {
    const occurredAt = returnedAt(snapshot, ctx.clock.now());
    const reversal = await reverseEntry(ctx, { ...fact, occurredAt, description: '返金の失敗による取消' });
    posted.push(reversal.posted);
  }
  for (const [transaction, description] of [
    [snapshot.balanceTransaction, 'Stripe返金'],
    [snapshot.failureBalanceTransaction, 'Stripe返金の戻り'],
  ] as const) {
    if (transaction === null) continue;
    posted.push((await postBalanceTransaction(ctx, { transaction, orderId, description })).posted);
  }
  return { posted: posted.includes(true) };
}

/** When the money of a failed refund came back. */
export function returnedAt(snapshot: RefundSnapshot, now: Date): Date {
  return snapshot.failureBalanceTransaction?.createdAt ?? now;
}

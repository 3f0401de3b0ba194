import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { postEntry } from '@/lib/ledger/post-entry';
import { negateYen } from '@/lib/money/yen';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { postBalanceTransaction } from './post-balance-transaction';
import { saleAccount } from './sale-account';

/** The leg that says that an intent's money was never a sale. */
export const strayLeg = 'stray';

/**
 * Money that was paid for an order but is not its sale – a second PaymentIntent, or another amount – stands in 仮受金 as Stripe's
 * balance holds it, and leaves it as it goes back. Nothing before Stripe has put it into the balance.
 */
export async function bookStray(
  ctx: Ctx,
  { orderId }: { readonly orderId: OrderId },
  snapshot: PaymentSnapshot,
): Promise<boolean> {
  const transaction = snapshot.charge?.balanceTransaction ?? null;
  if (snapshot.status !== 'succeeded' || transaction === null) return false;
  if ((await saleAccount(ctx, snapshot.id)) !== null) return false;
  const received = await postEntry(ctx, {
    factKind: 'payment',
    factId: snapshot.id,
    leg: strayLeg,
    orderId,
    description: '注文と合わない入金（内容確認中）',
    occurredAt: transaction.createdAt,
    lines: [
      { account: 'receivable:order', amountYen: transaction.amountYen },
      { account: 'suspense', amountYen: negateYen(transaction.amountYen) },
    ],
  });
  const { posted: charged } = await postBalanceTransaction(ctx, { transaction, orderId, description: 'Stripe決済' });
  const booked = [received.posted, charged];
  for (const { balanceTransaction, failureBalanceTransaction } of snapshot.refunds) {
    for (const [moved, description] of [
      [balanceTransaction, '注文と合わない入金の返金'],
      [failureBalanceTransaction, '注文と合わない入金の返金の戻り'],
    ] as const) {
      if (moved === null) continue;
      const posting = { transaction: moved, orderId, account: 'suspense', description } as const;
      booked.push((await postBalanceTransaction(ctx, posting)).posted);
    }
  }
  return booked.includes(true);
}

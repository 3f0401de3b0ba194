import { type FulfilOutcome, fulfilOrder } from '@/lib/checkout/fulfil-order';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { compareFee } from '@/lib/fees/compare-fee';
import { postEntry } from '@/lib/ledger/post-entry';
import { negateYen } from '@/lib/money/yen';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import type { PaymentRow } from './lock-payment';
import { postBalanceTransaction } from './post-balance-transaction';

/**
 * A charge has succeeded for the right amount: the order is fulfilled, and the money owed is booked against 前受金 – or, when the
 * order was dead, against 仮受金 until an operator decides – and what Stripe did with it is booked from its balance transaction.
 */
export async function bookSale(
  ctx: Ctx,
  payment: PaymentRow,
  snapshot: PaymentSnapshot,
): Promise<{ order: FulfilOutcome; posted: boolean }> {
  const { charge } = snapshot;
  assert(charge !== null, 'a succeeded payment has a charge');
  const order = await fulfilOrder(ctx, { orderId: payment.orderId, paidAt: charge.createdAt });
  const owed = await postEntry(ctx, {
    factKind: 'payment',
    factId: snapshot.id,
    leg: 'paid',
    orderId: payment.orderId,
    description: order === 'dead' ? '期限切れ注文への入金（内容確認中）' : '検査コース代金の入金',
    occurredAt: charge.createdAt,
    lines: [
      { account: 'receivable:order', amountYen: payment.amountYen },
      { account: order === 'dead' ? 'suspense' : 'advance:orders', amountYen: negateYen(payment.amountYen) },
    ],
  });
  if (charge.balanceTransaction === null) return { order, posted: owed.posted };
  const { posted } = await postBalanceTransaction(ctx, {
    transaction: charge.balanceTransaction,
    orderId: payment.orderId,
    description: 'Stripe決済',
  });
  await compareFee(ctx, {
    paymentId: payment.id,
    methodType: charge.methodType,
    transaction: charge.balanceTransaction,
  });
  return { order, posted: owed.posted || posted };
}

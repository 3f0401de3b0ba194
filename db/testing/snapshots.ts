import type { OrderId, PaymentId } from '@/lib/ids';
import { yen, zeroYen } from '@/lib/money/yen';
import type { BalanceTransactionSnapshot, PaymentSnapshot, RefundSnapshot } from '@/lib/stripe/snapshots';

const at = new Date('2026-11-20T03:00:00Z');

/** A balance transaction without fees, available at once: what Stripe makes of a refund. */
export function transactionOf(id: string, amount: number): BalanceTransactionSnapshot {
  return {
    id,
    type: 'refund',
    sourceId: 're_test',
    amountYen: yen(amount),
    feeYen: zeroYen,
    netYen: yen(amount),
    feeLines: [],
    createdAt: at,
    availableOn: at,
    available: true,
  };
}

/** A whole refund of ¥24,800. */
export function refundOf(fields: Partial<RefundSnapshot>): RefundSnapshot {
  return {
    id: 're_test',
    status: 'succeeded',
    amountYen: yen(24_800),
    currency: 'jpy',
    createdAt: at,
    paymentIntentId: 'pi_test',
    ourRefundId: null,
    failureReason: null,
    actionExpiresAt: null,
    balanceTransaction: null,
    failureBalanceTransaction: null,
    ...fields,
  };
}

/** A succeeded payment of ¥24,800 whose fees are known to be nothing. */
export function paymentOf(orderId: OrderId, paymentId: PaymentId): PaymentSnapshot {
  const balanceTransaction = { ...transactionOf('txn_charge', 24_800), type: 'charge', sourceId: 'ch_test' };
  return {
    id: 'pi_test',
    readAt: at,
    status: 'succeeded',
    amountYen: yen(24_800),
    receivedYen: yen(24_800),
    currency: 'jpy',
    orderId,
    paymentId,
    addOnId: null,
    lastErrorCode: null,
    lastDeclineCode: null,
    lastErrorMethod: null,
    voucher: null,
    charge: {
      id: 'ch_test',
      status: 'succeeded',
      createdAt: at,
      amountRefundedYen: zeroYen,
      methodType: 'card',
      cardBrand: 'visa',
      cardLast4: '4242',
      konbiniChain: null,
      balanceTransaction,
    },
    refunds: [],
  };
}

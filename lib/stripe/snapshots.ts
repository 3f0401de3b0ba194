import type Stripe from 'stripe';
import type { PaymentState, RefundState, StoreNumbers } from '@/db/schema';
import { assert } from '@/lib/errors';
import { type Yen, yen } from '@/lib/money/yen';

/** What Stripe says, narrowed to what we book. Open enums become `unsupported`, never a guess. */
export interface FeeLine {
  readonly type: string;
  readonly amountYen: Yen;
  readonly description: string;
}

export interface BalanceTransactionSnapshot {
  readonly id: string;
  readonly type: string;
  readonly sourceId: string;
  readonly amountYen: Yen;
  readonly feeYen: Yen;
  readonly netYen: Yen;
  readonly feeLines: readonly FeeLine[];
  readonly createdAt: Date;
  readonly availableOn: Date;
  readonly available: boolean;
}

export interface RefundSnapshot {
  readonly id: string;
  readonly status: Exclude<RefundState, 'planned'> | 'unsupported';
  readonly amountYen: Yen;
  readonly currency: string;
  readonly createdAt: Date;
  readonly paymentIntentId: string | null;
  /** Our row's id when the refund was made by us. */
  readonly ourRefundId: string | null;
  readonly failureReason: string | null;
  /** Until when Stripe waits for the patient's bank account (konbini), while it does. */
  readonly actionExpiresAt: Date | null;
  readonly balanceTransaction: BalanceTransactionSnapshot | null;
  readonly failureBalanceTransaction: BalanceTransactionSnapshot | null;
}

export interface ChargeSnapshot {
  readonly id: string;
  readonly status: string;
  readonly createdAt: Date;
  readonly amountRefundedYen: Yen;
  readonly methodType: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  /** The store's chain, when the money was taken at a till. */
  readonly konbiniChain: string | null;
  readonly balanceTransaction: BalanceTransactionSnapshot | null;
}

/** The numbers of a konbini payment that waits. */
export interface VoucherSnapshot {
  /** All numbers in one text. */
  readonly fingerprint: string;
  readonly stores: StoreNumbers;
  readonly hostedUrl: string | null;
  readonly expiresAt: Date;
}

export interface PaymentSnapshot {
  readonly id: string;
  /** When the reading began: changes at Stripe after it may be missing. */
  readonly readAt: Date;
  readonly status: Exclude<PaymentState, 'planned'> | 'unsupported';
  readonly amountYen: Yen;
  readonly receivedYen: Yen;
  readonly currency: string;
  readonly orderId: string | null;
  readonly paymentId: string | null;
  /** Our charge of an option, when the intent is one's. */
  readonly addOnId: string | null;
  readonly lastErrorCode: string | null;
  readonly lastDeclineCode: string | null;
  /** The method whose attempt failed. */
  readonly lastErrorMethod: string | null;
  readonly voucher: VoucherSnapshot | null;
  readonly charge: ChargeSnapshot | null;
  readonly refunds: readonly RefundSnapshot[];
}

const at = (seconds: number) => new Date(seconds * 1_000);

const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === 'string' ? value : (value?.id ?? null);

/** An expanded object, or null when it does not exist yet. Throws when the caller forgot to expand it. */
function expanded<T extends object>(value: string | T | null | undefined, name: string): T | null {
  assert(typeof value !== 'string', `${name} is not expanded`);
  return value ?? null;
}

export function balanceTransactionSnapshot(transaction: Stripe.BalanceTransaction): BalanceTransactionSnapshot {
  assert(transaction.currency === 'jpy', `balance transaction ${transaction.id} is in ${transaction.currency}`);
  return {
    id: transaction.id,
    type: transaction.type,
    sourceId: idOf(transaction.source) ?? transaction.id,
    amountYen: yen(transaction.amount),
    feeYen: yen(transaction.fee),
    netYen: yen(transaction.net),
    feeLines: transaction.fee_details.map((line) => ({
      type: line.type,
      amountYen: yen(line.amount),
      description: line.description ?? line.type,
    })),
    createdAt: at(transaction.created),
    availableOn: at(transaction.available_on),
    available: transaction.status === 'available',
  };
}

const refundStatuses = { pending: 1, requires_action: 1, succeeded: 1, failed: 1, canceled: 1 } as const;
const paymentStatuses = {
  requires_payment_method: 1,
  requires_confirmation: 1,
  requires_action: 1,
  processing: 1,
  succeeded: 1,
  canceled: 1,
} as const;

function oneOf<Key extends string>(table: Readonly<Record<Key, 1>>, value: string | null): Key | 'unsupported' {
  return value !== null && Object.hasOwn(table, value) ? (value as Key) : 'unsupported';
}

/** Needs `balance_transaction` and `failure_balance_transaction` expanded. */
export function refundSnapshot(refund: Stripe.Refund): RefundSnapshot {
  const transaction = expanded(refund.balance_transaction, 'refund.balance_transaction');
  const failure = expanded(refund.failure_balance_transaction, 'refund.failure_balance_transaction');
  const waits = refund.status === 'requires_action' ? refund.next_action?.display_details : undefined;
  return {
    id: refund.id,
    status: oneOf(refundStatuses, refund.status),
    amountYen: yen(refund.amount),
    currency: refund.currency,
    createdAt: at(refund.created),
    paymentIntentId: idOf(refund.payment_intent),
    ourRefundId: refund.metadata?.['refund_id'] ?? null,
    failureReason: refund.failure_reason ?? null,
    actionExpiresAt: waits ? at(waits.expires_at) : null,
    balanceTransaction: transaction && balanceTransactionSnapshot(transaction),
    failureBalanceTransaction: failure && balanceTransactionSnapshot(failure),
  };
}

function chargeSnapshot(charge: Stripe.Charge): ChargeSnapshot {
  const transaction = expanded(charge.balance_transaction, 'charge.balance_transaction');
  return {
    id: charge.id,
    status: charge.status,
    createdAt: at(charge.created),
    amountRefundedYen: yen(charge.amount_refunded),
    methodType: charge.payment_method_details?.type ?? null,
    cardBrand: charge.payment_method_details?.card?.brand ?? null,
    cardLast4: charge.payment_method_details?.card?.last4 ?? null,
    konbiniChain: charge.payment_method_details?.konbini?.store?.chain ?? null,
    balanceTransaction: transaction && balanceTransactionSnapshot(transaction),
  };
}

function voucherSnapshot(intent: Stripe.PaymentIntent): VoucherSnapshot | null {
  const details = intent.status === 'requires_action' ? intent.next_action?.konbini_display_details : undefined;
  if (!details) return null;
  const numbers = (store: { payment_code: string; confirmation_number?: string } | null) =>
    store && { code: store.payment_code, confirmation: store.confirmation_number ?? null };
  const { familymart, lawson, ministop, seicomart } = details.stores;
  const stores = {
    familymart: numbers(familymart),
    lawson: numbers(lawson),
    ministop: numbers(ministop),
    seicomart: numbers(seicomart),
  };
  const codes = Object.values(stores).map((store) => `${store?.code}/${store?.confirmation}`);
  return {
    fingerprint: [details.expires_at, ...codes].join(' '),
    stores,
    hostedUrl: details.hosted_voucher_url,
    expiresAt: at(details.expires_at),
  };
}

interface ReadIntent {
  readonly refunds: readonly Stripe.Refund[];
  readonly readAt: Date;
}

/** Needs `latest_charge.balance_transaction` expanded. */
export function paymentSnapshot(intent: Stripe.PaymentIntent, { refunds, readAt }: ReadIntent): PaymentSnapshot {
  const charge = expanded(intent.latest_charge, 'payment_intent.latest_charge');
  return {
    id: intent.id,
    readAt,
    status: oneOf(paymentStatuses, intent.status),
    amountYen: yen(intent.amount),
    receivedYen: yen(intent.amount_received),
    currency: intent.currency,
    orderId: intent.metadata['order_id'] ?? null,
    paymentId: intent.metadata['payment_id'] ?? null,
    addOnId: intent.metadata['add_on_id'] ?? null,
    lastErrorCode: intent.last_payment_error?.code ?? null,
    lastDeclineCode: intent.last_payment_error?.decline_code ?? null,
    lastErrorMethod: intent.last_payment_error?.payment_method?.type ?? null,
    voucher: voucherSnapshot(intent),
    charge: charge && chargeSnapshot(charge),
    refunds: refunds.map(refundSnapshot),
  };
}

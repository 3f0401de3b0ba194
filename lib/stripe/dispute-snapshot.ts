import type Stripe from 'stripe';
import { type DisputeState, disputeStates } from '@/db/schema';
import { type Yen, yen } from '@/lib/money/yen';
import { type BalanceTransactionSnapshot, balanceTransactionSnapshot } from './snapshots';

export interface DisputeSnapshot {
  readonly id: string;
  readonly status: DisputeState | 'unsupported';
  readonly reason: string;
  readonly amountYen: Yen;
  readonly currency: string;
  readonly paymentIntentId: string | null;
  readonly dueBy: Date | null;
  readonly refundable: boolean;
  readonly submissionCount: number;
  readonly threeDSecure: string | null;
  readonly openedAt: Date;
  readonly transactions: readonly BalanceTransactionSnapshot[];
}

const at = (seconds: number) => new Date(seconds * 1_000);

/** Needs `charge` expanded to know the bank's check of the buyer. */
export function disputeSnapshot(dispute: Stripe.Dispute): DisputeSnapshot {
  const { payment_intent: intent, charge, evidence_details: details } = dispute;
  const card = typeof charge === 'string' ? null : charge.payment_method_details?.card;
  return {
    id: dispute.id,
    status: disputeStates.find((state) => state === dispute.status) ?? 'unsupported',
    reason: dispute.reason,
    amountYen: yen(dispute.amount),
    currency: dispute.currency,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    dueBy: !details.due_by ? null : at(details.due_by),
    refundable: dispute.is_charge_refundable,
    submissionCount: details.submission_count,
    threeDSecure: card?.three_d_secure?.result ?? null,
    openedAt: at(dispute.created),
    transactions: dispute.balance_transactions.map(balanceTransactionSnapshot),
  };
}

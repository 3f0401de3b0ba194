import type { AccountId } from '@/lib/ledger/accounts';
import type { EntryLine } from '@/lib/ledger/post-entry';
import { addYen, negateYen, type Yen, yen } from '@/lib/money/yen';
import type { FeeLine } from '@/lib/stripe/snapshots';

/** What the money was for: charge, refund and returned refund all stand against the order's receivable, disputes do not. */
export function grossLines(amountYen: Yen, account: AccountId = 'receivable:order'): readonly EntryLine[] {
  return [
    { account: 'stripe:pending', amountYen },
    { account, amountYen: negateYen(amountYen) },
  ];
}

function feeAccount(type: string): AccountId {
  return type === 'tax' ? 'expense:stripe_fee_tax' : 'expense:stripe_fees';
}

/**
 * One line per fee detail, the whole fee from stripe:pending. Stripe's total decides what left the balance; details that do not
 * add up to it leave the rest in suspense.
 */
export function feeLines(feeYen: Yen, details: readonly FeeLine[]): readonly EntryLine[] {
  const detailed = addYen(...details.map((detail) => detail.amountYen));
  const lines: readonly EntryLine[] = [
    ...details.map((detail) => ({ account: feeAccount(detail.type), amountYen: detail.amountYen })),
    { account: 'suspense', amountYen: yen(feeYen - detailed) },
    { account: 'stripe:pending', amountYen: negateYen(feeYen) },
  ];
  return lines.filter((line) => line.amountYen !== 0);
}

/** Funds became available for payout. */
export function availableLines(netYen: Yen): readonly EntryLine[] {
  return [
    { account: 'stripe:available', amountYen: netYen },
    { account: 'stripe:pending', amountYen: negateYen(netYen) },
  ];
}

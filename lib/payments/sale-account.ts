import type { Ctx } from '@/lib/context';
import type { AccountId } from '@/lib/ledger/accounts';
import { findEntry } from '@/lib/ledger/find-entry';

/**
 * Where the money of a PaymentIntent was booked: 前受金, or 仮受金 when its order was dead by then. Null while the sale is not
 * booked. Refunds follow it.
 */
export async function saleAccount(
  ctx: Ctx,
  paymentIntentId: string,
): Promise<Extract<AccountId, 'advance:orders' | 'suspense'> | null> {
  const entry = await findEntry(ctx, { factKind: 'payment', factId: paymentIntentId, leg: 'paid' });
  if (entry === null) return null;
  return entry.lines.some(({ accountId }) => accountId === 'suspense') ? 'suspense' : 'advance:orders';
}

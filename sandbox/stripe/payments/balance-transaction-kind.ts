import type { Stripe } from 'stripe';
import { z } from 'zod';
import { type Call, task } from '../protocol/call';
import { newId } from '../protocol/ids';
import type { Kind } from '../store/kind';
import { readBalance } from './read-balance';

export const balanceTransactions: Kind<Stripe.BalanceTransaction> = {
  name: 'balance_transaction',
  noun: 'balance transaction',
  expands: { source: ['charge', 'refund', 'dispute'] },
  keys: ({ source, type, currency, status }) => ({
    source: typeof source === 'string' ? source : null,
    type,
    currency,
    status,
  }),
};

/** `payment` and its like are konbini's and PayPay's; `charge` and `refund` are the card's. */
const reportingCategories = {
  adjustment: 'dispute',
  charge: 'charge',
  payment: 'charge',
  payment_failure_refund: 'refund_failure',
  payment_refund: 'refund',
  refund: 'refund',
  refund_failure: 'refund_failure',
} as const;

export type MovementType = keyof typeof reportingCategories;

interface Movement {
  amount: number;
  fees: Stripe.BalanceTransaction.FeeDetail[];
  type: MovementType;
  source: string;
  description: string | null;
  /** Unix seconds. */
  availableOn: number;
  /** Default: what is usual for the type. */
  reportingCategory?: string;
}

/** Moves the balance, and lets the funds become available on their day. */
export async function recordMovement(call: Call, movement: Movement): Promise<Stripe.BalanceTransaction> {
  const fee = movement.fees.reduce((sum, detail) => sum + detail.amount, 0);
  const transaction: Stripe.BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: movement.availableOn,
    balance_type: 'payments',
    created: call.now,
    currency: 'jpy',
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details: movement.fees,
    net: movement.amount - fee,
    reporting_category: movement.reportingCategory ?? reportingCategories[movement.type],
    source: movement.source,
    status: movement.availableOn <= call.now ? 'available' : 'pending',
    type: movement.type,
  };
  await call.store.insert(balanceTransactions, transaction, {});
  if (transaction.status === 'pending') await call.schedule(fundsAvailable, movement.availableOn * 1000, {});
  return transaction;
}

/** All funds of the day at once; one `balance.available` tells of them. */
export const fundsAvailable = task({
  name: 'funds_available',
  payload: z.object({}),
  run: async (call) => {
    const pending = await call.store.all(balanceTransactions, { status: 'pending' });
    const due = pending.filter(({ data }) => data.available_on <= call.now);
    for (const stored of due) {
      stored.data = { ...stored.data, status: 'available' };
      await call.store.save(balanceTransactions, stored);
    }
    if (due.length > 0) await call.emit('balance.available', await readBalance(call));
  },
});

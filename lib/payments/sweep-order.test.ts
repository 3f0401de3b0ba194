import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { balanceTransactions, orders, payments, refunds } from '@/db/schema';
import { transactionOf } from '@/db/testing/snapshots';
import { testContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import type { Ctx } from '@/lib/context';
import { newId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { sweepRefunds } from '@/lib/refunds/sweep-refunds';
import { fixedClock } from '@/lib/time/clock';
import { hourMs, minuteMs, shift } from '@/lib/time/duration';
import { settleAvailableFunds } from './settle-available-funds';
import { sweepPayments } from './sweep-payments';

const batch = 100;

/** One more open payment of an order past its time than a sweep takes at once, each with a refund that nobody decided. */
async function insertMore(ctx: Ctx): Promise<void> {
  const at = (index: number) => shift(ctx.clock.now(), -2 * hourMs + index);
  const made = Array.from({ length: batch + 1 }, (_, index) => ({
    index,
    orderId: newId('ord'),
    paymentId: newId('pay'),
    createdAt: at(index),
  }));
  await ctx.db.insert(orders).values(
    made.map(({ orderId, createdAt }) => ({
      id: orderId,
      number: orderId.slice(-12),
      state: 'awaiting_payment' as const,
      buyerEmail: 'a@example.jp',
      regularYen: yen(24_800),
      totalYen: yen(24_800),
      expiresAt: createdAt,
      createdAt,
    })),
  );
  await ctx.db.insert(payments).values(
    made.map(({ index, orderId, paymentId, createdAt }) => ({
      id: paymentId,
      orderId,
      state: 'requires_payment_method' as const,
      amountYen: yen(24_800),
      stripePaymentIntentId: `pi_${index}`,
      syncedAt: createdAt,
      createdAt,
    })),
  );
  await ctx.db.insert(refunds).values(
    made.map(({ index, orderId, paymentId, createdAt }) => ({
      id: newId('rfd'),
      orderId,
      paymentId,
      state: 'pending' as const,
      amountYen: yen(24_800),
      reason: '試験',
      ordinal: 1,
      requester: 'operator' as const,
      requestedBy: 'usr',
      stripeRefundId: `re_${index}`,
      syncedAt: createdAt,
      createdAt,
    })),
  );
}

const failing = () => Promise.reject(new Error('unreadable'));

for (const [name, sweep, last] of [
  ['sweep-payments', sweepPayments, `pi_${batch}`],
  ['sweep-refunds', sweepRefunds, `re_${batch}`],
  ['expire-orders', expireDueOrders, `pi_${batch}`],
] as const) {
  test(`${name}: a batch that fails does not keep the next one from its turn`, async () => {
    await using scene = await testContext();
    const { ctx } = scene;
    await insertMore(ctx);
    const tried: unknown[] = [];
    const remember = (id: string) => {
      tried.push(id);
      return failing();
    };
    mock.method(ctx.stripe.paymentIntents, 'retrieve', remember);
    mock.method(ctx.stripe.paymentIntents, 'cancel', remember);
    mock.method(ctx.stripe.refunds, 'retrieve', remember);
    await assert.rejects(sweep(ctx), /100 of 100/);
    assert.ok(!tried.includes(last));
    const later = { ...ctx, clock: fixedClock(shift(ctx.clock.now(), minuteMs)) };
    await assert.rejects(sweep(later));
    assert.ok(tried.includes(last));
  });
}

test('a balance transaction that cannot be read does not stop the others', async () => {
  await using scene = await testContext();
  const { ctx } = scene;
  for (const id of ['txn_1', 'txn_2', 'txn_3']) {
    const { sourceId, type, amountYen, feeYen, netYen, availableOn } = transactionOf(id, 100);
    const fields = { sourceId, type, amountYen, feeYen, netYen, availableOn, feeDetailsCount: 0 };
    const createdAt = ctx.clock.now();
    await ctx.db.insert(balanceTransactions).values({ stripeBalanceTransactionId: id, ...fields, createdAt });
  }
  const tried: unknown[] = [];
  mock.method(ctx.stripe.balanceTransactions, 'retrieve', (id: string) => {
    tried.push(id);
    return failing();
  });
  await assert.rejects(settleAvailableFunds(ctx), /3 of 3/);
  assert.deepEqual(tried.toSorted(), ['txn_1', 'txn_2', 'txn_3']);
});

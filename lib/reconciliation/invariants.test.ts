import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, TransactionRollbackError } from 'drizzle-orm';
import {
  balanceTransactions,
  lineCancellations,
  orderLines,
  orders,
  payments,
  refundLines,
  refunds,
  shares,
  stripeEvents,
  tickets,
} from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { paymentOf } from '@/db/testing/snapshots';
import { testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { postEntry } from '@/lib/ledger/post-entry';
import { yen } from '@/lib/money/yen';
import { applyPayment } from '@/lib/payments/apply-payment';
import { checkInvariants } from './check-invariants';
import { runInvariants } from './run-invariants';

const broken = async (ctx: Ctx) =>
  (await runInvariants(ctx)).filter((result) => !result.holds).map((found) => found.name);

async function paidOrder(ctx: Ctx): Promise<OrderId> {
  const orderId = await insertOrderToPay(ctx);
  const id = newId('pay');
  const createdAt = ctx.clock.now();
  await ctx.db.insert(payments).values({ id, orderId, state: 'planned', amountYen: yen(24_800), createdAt });
  await ctx.db.transaction((tx) => applyPayment({ ...ctx, db: tx }, paymentOf(orderId, id)));
  return orderId;
}

const own = await testContext();
after(() => own.close());
const orderId = await paidOrder(own.ctx);

test('a paid order breaks nothing', async () => {
  assert.deepEqual(await broken(own.ctx), []);
});

const damages: readonly (readonly [name: string, damage: (ctx: Ctx, orderId: OrderId) => Promise<unknown>])[] = [
  ['paid_order_has_one_charge', (ctx) => ctx.db.update(payments).set({ state: 'canceled' })],
  ['succeeded_payment_has_paid_order', (ctx) => ctx.db.update(orders).set({ state: 'expired' })],
  ['succeeded_payment_is_booked', (ctx) => ctx.db.update(payments).set({ stripePaymentIntentId: 'pi_other' })],
  ['ticket_belongs_to_paid_order', (ctx) => ctx.db.update(orders).set({ state: 'refunded' })],
  ['paid_line_has_ticket', (ctx) => ctx.db.delete(tickets)],
  ['balance_transaction_is_booked', (ctx) => ctx.db.insert(balanceTransactions).values(unbooked)],
  ['settled_receivable_is_zero', (ctx, orderId) => overpay(ctx, orderId)],
  ['refunds_within_charge', (ctx, orderId) => refundTwice(ctx, orderId)],
  ['done_payment_event_had_its_effect', (ctx) => forgetSuccess(ctx)],
  ['facility_payable_is_its_shares', (ctx) => ctx.db.update(shares).set(earned)],
  ['advance_is_what_is_not_earned', (ctx) => ctx.db.update(shares).set(earned)],
  ['share_follows_refunds', (ctx) => ctx.db.update(shares).set({ refundedYen: yen(1) })],
  ['refund_is_its_lines', (ctx, orderId) => refundTwice(ctx, orderId)],
  ['line_refunds_within_line', (ctx, orderId) => keepTooMuch(ctx, orderId)],
  ['canceled_line_is_over', (ctx) => ctx.db.update(orderLines).set({ canceledAt: at })],
  ['paid_line_has_share', (ctx) => ctx.db.delete(shares)],
  ['redeemed_ticket_is_earned', (ctx) => ctx.db.update(tickets).set({ state: 'redeemed', redeemedAt: at })],
];

for (const [name, damage] of damages) {
  test(`${name} turns red when it is broken`, async () => {
    const undone = own.ctx.db.transaction(async (tx) => {
      const ctx = { ...own.ctx, db: tx };
      await damage(ctx, orderId);
      assert.ok((await broken(ctx)).includes(name));
      await assert.rejects(checkInvariants(ctx), new RegExp(`broken invariants: .*${name}`));
      tx.rollback();
    });
    await assert.rejects(undone, TransactionRollbackError);
  });
}

const at = new Date('2026-11-20T03:00:00Z');
const earned = { recognised: true, recognisedAt: at, payableYen: yen(21_080) };
const unbooked = {
  stripeBalanceTransactionId: 'txn_unbooked',
  type: 'charge',
  sourceId: 'ch_unbooked',
  amountYen: yen(100),
  feeYen: yen(4),
  netYen: yen(96),
  feeDetailsCount: 1,
  availableOn: at,
  createdAt: at,
};

async function overpay(ctx: Ctx, orderId: OrderId): Promise<void> {
  await postEntry(ctx, {
    factKind: 'test',
    factId: orderId,
    leg: 'extra',
    orderId,
    description: '試験',
    occurredAt: at,
    lines: [
      { account: 'receivable:order', amountYen: yen(1) },
      { account: 'suspense', amountYen: yen(-1) },
    ],
  });
}

async function refundTwice(ctx: Ctx, orderId: OrderId): Promise<void> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  for (const [index, stripeRefundId] of ['re_1', 're_2'].entries()) {
    await ctx.db.insert(refunds).values({
      id: newId('rfd'),
      paymentId: payment?.id ?? newId('pay'),
      orderId,
      state: 'succeeded',
      amountYen: yen(24_800),
      reason: '試験',
      ordinal: index + 1,
      requester: 'dashboard',
      requestedBy: 'stripe_dashboard',
      stripeRefundId,
      createdAt: at,
    });
  }
}

/** A fee is kept of a line that goes back whole. */
async function keepTooMuch(ctx: Ctx, orderId: OrderId): Promise<void> {
  const [line] = await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
  const orderLineId = line?.id ?? newId('orl');
  await refundTwice(ctx, orderId);
  const [refund] = await ctx.db.select().from(refunds);
  await ctx.db
    .insert(refundLines)
    .values({ refundId: refund?.id ?? newId('rfd'), orderLineId, amountYen: yen(24_800) });
  const cancellation = { orderLineId, orderId, feeYen: yen(1), requester: 'patient' as const, createdAt: at };
  await ctx.db.insert(lineCancellations).values(cancellation);
}

async function forgetSuccess(ctx: Ctx): Promise<void> {
  await ctx.db.update(payments).set({ state: 'processing' });
  await ctx.db.insert(stripeEvents).values({
    id: 'evt_done',
    source: 'snapshot',
    type: 'payment_intent.succeeded',
    objectId: 'pi_test',
    subjectId: 'pi_test',
    occurredAt: at,
    bodySha256: 'x',
    receivedVia: 'webhook',
    state: 'done',
    runAt: at,
    receivedAt: at,
  });
}

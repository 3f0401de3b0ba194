import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orders, payments, tickets } from '@/db/schema';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmKonbini, offerAllMethods, voucherOf, vouchersOf, waitAtKonbini } from '@/db/testing/konbini';
import { confirmIntent, feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { readOrderStatus } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { paymentSync, syncPayment } from '@/lib/payments/sync-payment';
import { formatJstDateTime } from '@/lib/time/jst';
import { chains } from './store-numbers';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

const pay = (intentId: string, store = 'lawson') => box.control(`konbini/${intentId}/pay`, { store });

async function stateOf(ctx: Ctx, orderId: OrderId) {
  const [row] = await ctx.db
    .select({ order: orders.state, payment: payments.state, expiresAt: orders.expiresAt })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  assert.ok(row !== undefined);
  const issued = await ctx.db.$count(tickets, eq(tickets.orderId, orderId));
  const sent = await ctx.db.select({ key: mails.factKey }).from(mails).where(eq(mails.orderId, orderId));
  const kinds = sent.map(({ key }) => key.replace(/(kvc|ord)_\w+/, '…')).sort();
  return { ...row, tickets: issued, mails: kinds };
}

test('numbers are stored and mailed once, and hold the order until their end', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await waitAtKonbini(ctx, orderId);
  const voucher = await voucherOf(ctx, orderId);
  assert.equal(voucher.state, 'waiting');
  assert.match(formatJstDateTime(voucher.payUntil), /（.）23:29$/);
  assert.match(formatJstDateTime(voucher.stripeExpiresAt), /（.）23:59$/);
  assert.equal(voucher.stores.lawson?.confirmation, '09012345678');
  assert.match(voucher.hostedUrl ?? '', /\/konbini\/voucher\//);
  const state = await stateOf(ctx, orderId);
  assert.deepEqual([state.payment, state.order], ['requires_action', 'awaiting_payment']);
  assert.deepEqual(state.expiresAt, voucher.stripeExpiresAt);
  assert.deepEqual(state.mails, ['konbini_voucher:…:issued']);
  assert.deepEqual(await readOrderStatus(ctx, orderId), {
    state: 'awaiting_payment',
    stage: 'voucher',
    settled: false,
    failedMethod: null,
  });
  await Promise.all([1, 2, 3, 4, 5].map(() => syncPayment(ctx, intentId)));
  assert.equal((await vouchersOf(ctx, orderId)).length, 1);
  assert.deepEqual(await stateOf(ctx, orderId), state);
  await assertBooksAgree(ctx);
});

test('paid at each of the four chains: ticket, one mail, the books to the yen', async () => {
  const { ctx } = box;
  for (const store of chains) {
    const orderId = await insertOrderToPay(ctx, [24_800]);
    const intentId = await waitAtKonbini(ctx, orderId);
    await pay(intentId, store);
    await feesKnown(ctx, intentId);
    assert.equal((await syncPayment(ctx, intentId)).effect, 'applied');
    const state = await stateOf(ctx, orderId);
    assert.deepEqual([state.order, state.payment, state.tickets], ['paid', 'succeeded', 1]);
    assert.deepEqual(state.mails, ['konbini_voucher:…:issued', 'order_paid:…']);
    const voucher = await voucherOf(ctx, orderId);
    assert.deepEqual([voucher.state, voucher.paidChain], ['paid', store]);
  }
  const books = await trialBalance(ctx);
  assert.equal(balanceOf(books, 'expense:stripe_fees'), 4 * 893);
  await assertBooksAgree(ctx);
  const hash = await booksHash(ctx);
  for (const { intentId } of await ctx.db.select({ intentId: payments.stripePaymentIntentId }).from(payments)) {
    if (intentId !== null) await syncPayment(ctx, intentId);
  }
  assert.equal(await booksHash(ctx), hash);
});

test('news in any order and twice end in the same: paid is told before the numbers, and the numbers after it', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await confirmKonbini(ctx, orderId);
  const waiting = await paymentSync.fetch(ctx, intentId);
  await pay(intentId);
  await feesKnown(ctx, intentId);
  const paid = await paymentSync.fetch(ctx, intentId);
  for (const snapshot of [paid, waiting, paid, waiting]) {
    await ctx.db.transaction((tx) => paymentSync.apply({ ...ctx, db: tx }, snapshot));
  }
  const state = await stateOf(ctx, orderId);
  assert.deepEqual([state.order, state.tickets, state.mails], ['paid', 1, ['order_paid:…']]);
  await assertBooksAgree(ctx);
});

test('what was read before the numbers came does not end them, and what was read before they ended does not revive them', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await confirmKonbini(ctx, orderId);
  const waiting = await paymentSync.fetch(ctx, intentId);
  const apply = (snapshot: typeof waiting) =>
    ctx.db.transaction((tx) => paymentSync.apply({ ...ctx, db: tx }, snapshot));
  const earlier = new Date(waiting.readAt.getTime() - 1);
  await apply(waiting);
  await apply({ ...waiting, readAt: earlier, status: 'requires_payment_method', voucher: null });
  assert.equal((await voucherOf(ctx, orderId)).state, 'waiting');
  await box.control(`konbini/${intentId}/expire`, {});
  await syncPayment(ctx, intentId);
  await apply(waiting);
  assert.equal((await voucherOf(ctx, orderId)).state, 'expired');
});

test('a crash in the middle leaves nothing behind, and the next reading does all of it once', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await confirmKonbini(ctx, orderId);
  const crashing = async () => {
    const snapshot = await paymentSync.fetch(ctx, intentId);
    await ctx.db.transaction(async (tx) => {
      await paymentSync.apply({ ...ctx, db: tx }, snapshot);
      throw new Error('crash');
    });
  };
  await assert.rejects(crashing(), /crash/);
  assert.deepEqual(await vouchersOf(ctx, orderId), []);
  await syncPayment(ctx, intentId);
  await pay(intentId);
  await feesKnown(ctx, intentId);
  await assert.rejects(crashing(), /crash/);
  assert.equal((await voucherOf(ctx, orderId)).state, 'waiting');
  await syncPayment(ctx, intentId);
  const state = await stateOf(ctx, orderId);
  assert.deepEqual([state.order, state.tickets], ['paid', 1]);
  assert.deepEqual(state.mails, ['konbini_voucher:…:issued', 'order_paid:…']);
  await assertBooksAgree(ctx);
});

test('another method kills the numbers: replaced, no reminder or expiry mail for them, and the till refuses', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await waitAtKonbini(ctx, orderId);
  await assert.rejects(confirmIntent(ctx, intentId, 'pm_card_visa_chargeDeclinedInsufficientFunds'));
  await syncPayment(ctx, intentId);
  assert.equal((await voucherOf(ctx, orderId)).state, 'replaced');
  const back = await stateOf(ctx, orderId);
  assert.ok(back.expiresAt.getTime() - ctx.clock.now().getTime() <= 60 * 60_000);
  await assert.rejects(pay(intentId), /409/);

  await waitAtKonbini(ctx, orderId);
  const [, second] = await vouchersOf(ctx, orderId);
  assert.equal(second?.state, 'waiting');
  await confirmIntent(ctx, intentId);
  await feesKnown(ctx, intentId);
  await syncPayment(ctx, intentId);
  assert.deepEqual(
    (await vouchersOf(ctx, orderId)).map(({ state }) => state),
    ['replaced', 'replaced'],
  );
  const paid = await stateOf(ctx, orderId);
  assert.deepEqual([paid.order, paid.tickets], ['paid', 1]);
  assert.deepEqual(paid.mails, ['konbini_voucher:…:issued', 'konbini_voucher:…:issued', 'order_paid:…']);
  await assert.rejects(pay(intentId), /409/);
  await assertBooksAgree(ctx);
});

test('numbers that came to nothing end the order, its intent and what it held; one mail says so', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await waitAtKonbini(ctx, orderId);
  await expireDueOrders(ctx);
  assert.equal((await stateOf(ctx, orderId)).order, 'awaiting_payment');
  await box.control(`konbini/${intentId}/expire`, {});
  await syncPayment(ctx, intentId);
  assert.equal((await readOrderStatus(ctx, orderId)).stage, 'voucher_over');
  await Promise.all([expireDueOrders(ctx), expireDueOrders(ctx)]);
  const state = await stateOf(ctx, orderId);
  assert.deepEqual([state.order, state.payment], ['expired', 'canceled']);
  assert.deepEqual(state.mails, ['konbini_voucher:…:issued', 'order_expired:…']);
  assert.equal((await ctx.stripe.paymentIntents.retrieve(intentId)).status, 'canceled');
  const [mail] = await ctx.db
    .select()
    .from(mails)
    .where(eq(mails.factKey, `order_expired:${orderId}`));
  assert.equal(mail?.props['konbini'], true);
  await assertBooksAgree(ctx);
});

test('a slip of the last minute is paid after the deadline: nothing is taken back before Stripe has given up', async () => {
  await using own = await sandboxContext({ timeoutMs: 10_000 });
  const { ctx } = own;
  await offerAllMethods(own);
  const [slow, never] = [await insertOrderToPay(ctx), await insertOrderToPay(ctx)];
  const [slowIntent, neverIntent] = [await waitAtKonbini(ctx, slow), await waitAtKonbini(ctx, never)];
  const { stripeExpiresAt } = await voucherOf(ctx, slow);
  const minutesLeft = (stripeExpiresAt.getTime() - ctx.clock.now().getTime()) / 60_000;
  await own.advanceMinutes(Math.floor(minutesLeft) - 1);
  await own.control(`konbini/${slowIntent}/print`, { store: 'ministop' });
  await own.advanceMinutes(20);
  assert.equal((await readOrderStatus(ctx, slow)).stage, 'voucher_late');
  assert.deepEqual(await expireDueOrders(ctx), { expired: 0 });
  await own.control(`konbini/${slowIntent}/pay`, { store: 'ministop' });
  await feesKnown(ctx, slowIntent);
  await syncPayment(ctx, slowIntent);
  const paid = await stateOf(ctx, slow);
  assert.deepEqual([paid.order, paid.tickets], ['paid', 1]);

  await own.advanceMinutes(50);
  await syncPayment(ctx, neverIntent);
  assert.deepEqual(await expireDueOrders(ctx), { expired: 1 });
  assert.deepEqual((await stateOf(ctx, never)).order, 'expired');
  await assertBooksAgree(ctx);
});

test('money after the failure pays the order that still stands', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await waitAtKonbini(ctx, orderId);
  await box.control(`konbini/${intentId}/print`, { store: 'lawson' });
  await box.control(`konbini/${intentId}/expire`, {});
  await syncPayment(ctx, intentId);
  assert.equal((await voucherOf(ctx, orderId)).state, 'expired');
  await box.control(`konbini/${intentId}/late`, {});
  await feesKnown(ctx, intentId);
  await expireDueOrders(ctx);
  const state = await stateOf(ctx, orderId);
  assert.deepEqual([state.order, state.tickets], ['paid', 1]);
  assert.equal((await voucherOf(ctx, orderId)).state, 'paid');
  await assertBooksAgree(ctx);
});

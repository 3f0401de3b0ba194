import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { feeDrifts, orderLines, orders, paymentOffers, paymentQuotes, payments } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, payOrder, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { readOrderQuote } from '@/lib/fees/read-order-quote';
import { enterTerms } from '@/lib/fees/testing/enter-terms';
import type { OrderId } from '@/lib/ids';
import { zeroYen } from '@/lib/money/yen';
import { addDays } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';
import { startPayment } from './start-payment';
import { syncPayment } from './sync-payment';

let box: SandboxContext;
/** An order to read the switches by. */
let probe: OrderId;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  probe = await insertOrderToPay(box.ctx);
});
after(() => box.close());
beforeEach(() => fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' }));

const takenBy = async (intentId: string) =>
  (await box.ctx.stripe.paymentIntents.retrieve(intentId)).allowed_payment_method_types;

const offersOf = (orderId: OrderId) =>
  box.ctx.db
    .select({ round: paymentOffers.round, method: paymentQuotes.method, reason: paymentQuotes.reason })
    .from(paymentOffers)
    .innerJoin(payments, eq(payments.id, paymentOffers.paymentId))
    .innerJoin(paymentQuotes, eq(paymentQuotes.offerId, paymentOffers.id))
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(paymentOffers.round), asc(paymentQuotes.method));

const setSwitches = async (switches: Partial<Record<'card' | 'konbini' | 'paypay', boolean>>) => {
  for (const method of ['card', 'konbini', 'paypay'] as const) {
    const switchedOn = switches[method] ?? false;
    const now = (await readOrderQuote(box.ctx, probe)).quotes.find((quote) => quote.method === method);
    if ((now?.reason !== 'switched_off') !== switchedOn) await enterTerms(box.ctx, method, { switchedOn });
  }
};

test('the quotes are stored with the payment, once however often it is started, and only the offered methods are taken', async () => {
  await setSwitches({ card: true });
  const orderId = await insertOrderToPay(box.ctx, [240]);
  const started = await Promise.all(Array.from({ length: 5 }, () => startPayment(box.ctx, { orderId })));
  assert.ok(started.every(({ ok }) => ok));
  const intentId = await startedIntent(box.ctx, orderId);
  assert.deepEqual(await takenBy(intentId), ['card']);
  assert.deepEqual(await offersOf(orderId), [
    { round: 1, method: 'card', reason: null },
    { round: 1, method: 'konbini', reason: 'switched_off' },
    { round: 1, method: 'paypay', reason: 'switched_off' },
  ]);
});

test('the intent takes what the guard offers for its amount, and Stripe refuses the rest', async () => {
  await setSwitches({ card: true, konbini: true, paypay: true });
  const [small, large] = [await insertOrderToPay(box.ctx, [1_199]), await insertOrderToPay(box.ctx, [1_200])];
  assert.deepEqual(await takenBy(await startedIntent(box.ctx, small)), ['card', 'paypay']);
  const intentId = await startedIntent(box.ctx, large);
  assert.deepEqual(await takenBy(intentId), ['card', 'konbini', 'paypay']);
  const { payment_method_options: options } = await box.ctx.stripe.paymentIntents.retrieve(intentId);
  assert.deepEqual(
    [options?.konbini?.expires_after_days, options?.konbini?.product_description],
    [3, '検査コース代金'],
  );
  const quote = await readOrderQuote(box.ctx, small);
  assert.deepEqual(quote.notOffered, [
    { method: 'konbini', explanation: 'お支払い合計が少ないため、コンビニ払いはご利用いただけません。' },
  ]);
  const billing = { name: '髙橋 花子', email: 'hanako@example.jp' };
  const data = { type: 'konbini', billing_details: billing } as const;
  const refused = box.ctx.stripe.paymentIntents.confirm(await startedIntent(box.ctx, small), {
    payment_method_data: data,
    return_url: 'http://127.0.0.1:3000/orders/back',
  });
  await assert.rejects(refused, { code: 'payment_intent_incompatible_payment_method' });
});

test('a changed offer is stored as the next round and told to Stripe before the secret is given', async () => {
  await setSwitches({ card: true });
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  for (const [methods, konbini] of [
    [['card', 'konbini'], true],
    [['card'], false],
    [['card', 'konbini'], true],
  ] as const) {
    await setSwitches({ card: true, konbini });
    assert.equal(await startedIntent(box.ctx, orderId), intentId);
    assert.deepEqual(await takenBy(intentId), methods);
    assert.equal(await startedIntent(box.ctx, orderId), intentId);
  }
  const rounds = (await offersOf(orderId)).map(({ round }) => round);
  assert.deepEqual([...new Set(rounds)], [1, 2, 3, 4]);
});

test('the examination comes nearer while the order waits: konbini goes', async () => {
  await setSwitches({ card: true, konbini: true });
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  assert.deepEqual(await takenBy(intentId), ['card', 'konbini']);
  const examDate = addDays(jstDay(box.ctx.clock.now()), 7);
  await box.ctx.db.update(orderLines).set({ examDate }).where(eq(orderLines.orderId, orderId));
  await startedIntent(box.ctx, orderId);
  assert.deepEqual(await takenBy(intentId), ['card']);
  assert.match((await readOrderQuote(box.ctx, orderId)).notOffered[0]?.explanation ?? '', /検査日が近いため/);
});

test('a late update of an older offer does not stand', async () => {
  await setSwitches({ card: true, konbini: true });
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await setSwitches({ card: true });
  await startedIntent(box.ctx, orderId);
  await box.ctx.stripe.paymentIntents.update(intentId, { allowed_payment_method_types: ['card', 'konbini'] });
  await startedIntent(box.ctx, orderId);
  assert.deepEqual(await takenBy(intentId), ['card']);
});

test('the creation was interrupted and the offer has changed since: the same intent, with what is offered now', async () => {
  await setSwitches({ card: true });
  const orderId = await insertOrderToPay(box.ctx);
  const path = '^/v1/payment_intents$';
  await box.control('faults', { method: 'POST', path, effect: 'connection_reset', when: 'after', times: 50 });
  assert.deepEqual(await startPayment(box.ctx, { orderId }), { ok: false, reason: 'try_again' });
  await fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  await setSwitches({ card: true, paypay: true });
  const intentId = await startedIntent(box.ctx, orderId);
  assert.deepEqual(await takenBy(intentId), ['card', 'paypay']);
  const all = await box.ctx.stripe.paymentIntents.list({ limit: 100 });
  assert.equal(all.data.filter((intent) => intent.metadata['order_id'] === orderId).length, 1);
});

test('nothing is offered: the buyer reads a line, the operator finds the numbers, and no intent is made', async () => {
  await setSwitches({});
  const orderId = await insertOrderToPay(box.ctx);
  const answer = await startPayment(box.ctx, { orderId });
  assert.ok(!answer.ok && answer.reason === 'no_method');
  assert.match(answer.explanation, /お支払い方法がありません/);
  assert.equal((await offersOf(orderId)).length, 3);
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  assert.deepEqual([payment?.state, payment?.stripePaymentIntentId], ['planned', null]);
  assert.equal((await readOrderQuote(box.as(operator), orderId)).nothing, answer.explanation);
  await setSwitches({ card: true });
  assert.ok((await startPayment(box.ctx, { orderId })).ok);
});

test('a stranger reads no quote, and a free order has none', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  await assert.rejects(readOrderQuote(box.as({ kind: 'guest', orderIds: [] }), orderId), { code: 'not_found' });
  const free = { regularYen: zeroYen, totalYen: zeroYen };
  await box.ctx.db.update(orders).set(free).where(eq(orders.id, orderId));
  const { quotes, offered, nothing } = await readOrderQuote(box.ctx, orderId);
  assert.deepEqual([quotes, offered, nothing], [[], [], null]);
  assert.deepEqual(await startPayment(box.ctx, { orderId }), { ok: false, reason: 'order_not_ready' });
});

const pay = {
  card: (intentId: string) => confirmIntent(box.ctx, intentId),
  konbini: async (intentId: string) => {
    const billing = { name: '髙橋 花子', email: 'fill_never@example.jp' };
    await confirmWith(intentId, { type: 'konbini', billing_details: billing });
    await box.control(`konbini/${intentId}/pay`, { store: 'lawson' });
  },
  paypay: async (intentId: string) => {
    await confirmWith(intentId, { type: 'paypay' });
    await box.control(`paypay/${intentId}/approve`, {});
  },
};
type Data = NonNullable<Parameters<typeof box.ctx.stripe.paymentIntents.confirm>[1]>;
const confirmWith = (intentId: string, data: NonNullable<Data['payment_method_data']>) =>
  box.ctx.stripe.paymentIntents.confirm(intentId, {
    payment_method_data: data,
    return_url: 'http://127.0.0.1:3000/orders/back',
  });

const charged = {
  card: [50, 51, 125, 240, 999, 24_800, 299_999],
  konbini: [1_200, 3_319, 3_333, 300_000],
  paypay: [50, 1_013, 98_765],
};

for (const method of ['card', 'konbini', 'paypay'] as const) {
  test(`${method}: the fee that Stripe charges is the fee that was quoted`, async () => {
    await setSwitches({ card: true, konbini: true, paypay: true });
    for (const amount of charged[method]) {
      const intentId = await startedIntent(box.ctx, await insertOrderToPay(box.ctx, [amount]));
      await pay[method](intentId);
      await feesKnown(box.ctx, intentId);
      await syncPayment(box.ctx, intentId);
      await syncPayment(box.ctx, intentId);
    }
    const drifts = await box.ctx.db.select().from(feeDrifts).where(eq(feeDrifts.method, method));
    assert.deepEqual(
      drifts
        .map(({ amountYen, differenceYen }) => [Number(amountYen), Number(differenceYen)])
        .toSorted(([a = 0], [b = 0]) => a - b),
      charged[method].map((amount) => [amount, 0]),
    );
  });
}

test('after all of it the books agree, and every charged fee was compared', async () => {
  await assertBooksAgree(box.ctx);
});

test('a fee that was not quoted is shown with the row of the schedule that it was quoted from', async () => {
  await using own = await sandboxContext({ timeoutMs: 10_000 });
  await enterTerms(own.ctx, 'card', { basisPoints: 300 });
  await payOrder(own.ctx, await insertOrderToPay(own.ctx, [10_000]));
  const [drift] = await own.ctx.db.select().from(feeDrifts);
  assert.deepEqual([drift?.quotedYen, drift?.chargedYen, drift?.differenceYen], [300, 360, 60]);
  await assert.rejects(assertBooksAgree(own.ctx), /was not quoted/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import { operator, signedIn } from '@/db/testing/actors';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { testContext } from '@/db/testing/test-context';
import type { Actor } from '@/lib/auth/actor';
import { newId, type OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { formatCursor, type MomentCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { readConsoleOrder } from './console-order';
import { listOrders } from './console-queries';
import { formatOrderNumber } from './order-number';
import { parseOrderSearch, parseOrderState } from './order-search';

const strangers: readonly Actor[] = [
  { kind: 'guest', orderIds: [] },
  signedIn('u'),
  signedIn('u', { roles: ['patient', 'facility'] }),
  { kind: 'system', name: 'job' },
];

test('pages are stable: every order once, newest first, also when orders share their time and new ones arrive', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const made: OrderId[] = [];
  for (let index = 0; index < 7; index += 1) made.push(await insertOrderToPay(ctx));
  const seen: OrderId[] = [];
  let after: MomentCursor<'ord'> | null = null;
  do {
    const page = await listOrders(ctx, { search: null, state: null, after, size: 3 });
    seen.push(...page.orders.map(({ orderId }) => orderId));
    after = page.next === null ? null : parseCursor('ord', formatCursor(page.next));
    if (seen.length === 3) {
      const late = await insertOrderToPay(ctx);
      await ctx.db
        .update(orders)
        .set({ createdAt: new Date('2026-11-20T03:00:01Z') })
        .where(eq(orders.id, late));
    }
  } while (after !== null);
  assert.deepEqual(seen, made.toSorted().toReversed());
});

test('an order is found by number, address and every id that Stripe has for it, and by nothing else', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const [orderId, otherId] = [await insertOrderToPay(ctx, [20_000, 30_000]), await insertOrderToPay(ctx)];
  const found = async (text: string) => {
    const page = await listOrders(ctx, { search: parseOrderSearch(text), state: null, after: null, size: 10 });
    return page.orders.map((order) => order.orderId);
  };
  await ctx.db
    .update(orders)
    .set({ number: 'ABCD2345', buyerEmail: 'Hanako_1@Example.jp', stripeCustomerId: 'cus_1' })
    .where(eq(orders.id, orderId));
  await ctx.db
    .update(orders)
    .set({ number: 'ZZZZ2345', buyerEmail: 'hanakoX1@example.jp' })
    .where(eq(orders.id, otherId));
  await ctx.db.insert(payments).values({
    id: newId('pay'),
    orderId,
    state: 'succeeded',
    amountYen: yen(50_000),
    stripePaymentIntentId: 'pi_1',
    stripeChargeId: 'ch_1',
    succeededAt: ctx.clock.now(),
    createdAt: ctx.clock.now(),
  });
  const texts = [
    'ABCD-2345',
    ' ａｂｃｄ２３４５ ',
    'abc',
    orderId,
    'hanako_1@',
    'HANAKO_1@example.jp',
    'pi_1',
    'ch_1',
    'cus_1',
  ];
  for (const text of texts) assert.deepEqual(await found(text), [orderId], text);
  for (const text of ['pi_2', 're_1', 'zzzz9', '%@', 'taro@example.jp']) assert.deepEqual(await found(text), [], text);
  assert.equal((await found('')).length, 2);
  assert.equal(formatOrderNumber('ABCD2345'), 'ABCD-2345');
  const { orders: rows } = await listOrders(ctx, {
    search: parseOrderSearch('pi_1'),
    state: null,
    after: null,
    size: 1,
  });
  assert.equal(rows[0]?.lineCount, 2);
  assert.equal(rows[0]?.firstCourse, '脳MRI検査コース');
});

test('a state narrows the list; an unknown state or cursor is none', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const [canceled] = [await insertOrderToPay(ctx), await insertOrderToPay(ctx)];
  await ctx.db.update(orders).set({ state: 'canceled' }).where(eq(orders.id, canceled));
  const page = await listOrders(ctx, { search: null, state: 'canceled', after: null, size: 10 });
  assert.deepEqual(
    page.orders.map(({ orderId }) => orderId),
    [canceled],
  );
  assert.equal(parseOrderState('lost'), null);
  for (const text of ['', '12', 'x.y', `1e9.${canceled}`, '5.crs_01']) assert.equal(parseCursor('ord', text), null);
});

test('one order with its lines and what a refund would give back; null for an unknown one', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const orderId = await insertOrderToPay(ctx, [20_000, 30_000]);
  const found = await readConsoleOrder(ctx, orderId);
  assert.deepEqual(
    found?.lines.map(({ totalYen }) => totalYen),
    [20_000, 30_000],
  );
  assert.equal(found?.refundableYen, 0);
  assert.equal(await readConsoleOrder(ctx, newId('ord')), null);
});

test('guests, patients, facility members and jobs are refused', async () => {
  await using scene = await testContext();
  const orderId = await insertOrderToPay(scene.ctx);
  for (const actor of strangers) {
    const ctx = scene.as(actor);
    const request = { search: null, state: null, after: null, size: 10 };
    await assert.rejects(listOrders(ctx, request), { code: 'forbidden' });
    await assert.rejects(readConsoleOrder(ctx, orderId), { code: 'forbidden' });
  }
});

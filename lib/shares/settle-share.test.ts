import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { facilities, orderLines, orders, shareSettlements, shares } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { accountsOfOrder, payInBooks } from '@/db/testing/shares';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { OrderLineId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { openShares } from './open-shares';
import { settleShare } from './settle-share';

let scene: TestContext;
before(async () => {
  scene = await testContext();
});
after(() => scene.close());

const occurredAt = new Date('2026-11-20T03:00:00Z');
const settle = (orderLineId: OrderLineId, id: string, to: { recognised?: boolean; refunded?: number }) =>
  scene.ctx.db.transaction((tx) =>
    settleShare(
      { ...scene.ctx, db: tx },
      {
        orderLineId,
        ...(to.recognised === undefined ? {} : { recognised: to.recognised }),
        ...(to.refunded === undefined ? {} : { refundedYen: yen(to.refunded) }),
        fact: { kind: 'test', id },
        occurredAt,
      },
    ),
  );

/** A paid line of ¥24,800 less a discount that we bear; its facility's share is ¥21,080. */
async function paidLine(options: { discountYen?: number; trigger?: 'payment' } = {}) {
  const { ctx } = scene;
  const orderId = await insertOrderToPay(ctx);
  const discount = {
    setDiscountYen: yen(options.discountYen ?? 0),
    totalYen: yen(24_800 - (options.discountYen ?? 0)),
  };
  await ctx.db.update(orders).set(discount).where(eq(orders.id, orderId));
  const [line] = await ctx.db
    .update(orderLines)
    .set({ ...discount, ownDiscountsYen: discount.setDiscountYen })
    .where(eq(orderLines.orderId, orderId))
    .returning();
  assert.ok(line !== undefined);
  const shareTrigger = options.trigger ?? 'redemption';
  await ctx.db.update(facilities).set({ shareTrigger }).where(eq(facilities.id, line.facilityId));
  await payInBooks(ctx, orderId);
  return { orderId, lineId: line.id };
}

const shareOf = async (lineId: OrderLineId) => {
  const [share] = await scene.ctx.db.select().from(shares).where(eq(shares.orderLineId, lineId));
  assert.ok(share !== undefined);
  return share;
};

test('a share is recognised, undone and recognised again, and the books follow', async () => {
  const { orderId, lineId } = await paidLine({ discountYen: 4_800 });
  const books = () => accountsOfOrder(scene.ctx, orderId);
  assert.deepEqual(await books(), { 'advance:orders': -20_000, 'receivable:order': 20_000 });
  await settle(lineId, 'redeem', { recognised: true });
  const earned = {
    discounts: 4_800,
    'payable:facility': -21_080,
    'receivable:order': 20_000,
    'revenue:commission': -3_720,
  };
  assert.deepEqual(await books(), earned);
  assert.equal((await shareOf(lineId)).state, 'payable');
  await settle(lineId, 'undo', { recognised: false });
  assert.deepEqual(await books(), { 'advance:orders': -20_000, 'receivable:order': 20_000 });
  assert.equal((await shareOf(lineId)).state, 'waiting');
  await settle(lineId, 'again', { recognised: true });
  assert.deepEqual(await books(), earned);
});

test('a fact settles once, also at the same time and after later ones', async () => {
  const { orderId, lineId } = await paidLine();
  const answers = await Promise.all(Array.from({ length: 20 }, () => settle(lineId, 'once', { recognised: true })));
  assert.equal(answers.filter(({ posted }) => posted).length, 1);
  await settle(lineId, 'undo once', { recognised: false });
  assert.deepEqual(await settle(lineId, 'once', { recognised: true }), { posted: false });
  assert.deepEqual(await accountsOfOrder(scene.ctx, orderId), {
    'advance:orders': -24_800,
    'receivable:order': 24_800,
  });
});

test('a facility that is owed at the sale has its share due with the payment', async () => {
  const { lineId, orderId } = await paidLine({ trigger: 'payment' });
  const share = await shareOf(lineId);
  assert.deepEqual([share.state, share.payableYen], ['payable', 21_080]);
  await scene.ctx.db.transaction((tx) => openShares({ ...scene.ctx, db: tx }, { orderId, paidAt: occurredAt }));
  assert.deepEqual(await shareOf(lineId), share);
});

test('a line that cost nothing still owes the facility', async () => {
  const { lineId, orderId } = await paidLine({ discountYen: 24_800 });
  await settle(lineId, 'free', { recognised: true });
  assert.deepEqual(await accountsOfOrder(scene.ctx, orderId), {
    discounts: 24_800,
    'payable:facility': -21_080,
    'revenue:commission': -3_720,
  });
});

test('a refund above what was paid is refused and nothing is kept of it', async () => {
  const { lineId } = await paidLine();
  await assert.rejects(settle(lineId, 'too much', { refunded: 24_801 }), RangeError);
  assert.equal((await shareOf(lineId)).refundedYen, 0);
});

test('a line without a share changes nothing', async () => {
  const orderId = await insertOrderToPay(scene.ctx);
  const [line] = await scene.ctx.db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
  assert.ok(line !== undefined);
  assert.deepEqual(await settle(line.id, 'no share', { recognised: true }), { posted: false });
});

const step = fc.oneof(
  fc.boolean().map((recognised) => ({ recognised })),
  fc.integer({ min: 0, max: 20_000 }).map((refunded) => ({ refunded })),
  fc.record({ recognised: fc.boolean(), refunded: fc.integer({ min: 0, max: 20_000 }) }),
);

test('every sequence of earning, undoing and refunding ends at the books of its last standing', async () => {
  const walk = fc.array(step, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      const walked = await paidLine({ discountYen: 4_800 });
      const direct = await paidLine({ discountYen: 4_800 });
      for (const [index, to] of steps.entries()) await settle(walked.lineId, `step ${index}`, to);
      const last = await shareOf(walked.lineId);
      await settle(direct.lineId, 'direct', { recognised: last.recognised, refunded: last.refundedYen });
      assert.deepEqual(
        await accountsOfOrder(scene.ctx, walked.orderId),
        await accountsOfOrder(scene.ctx, direct.orderId),
      );
      assert.equal((await shareOf(direct.lineId)).payableYen, last.payableYen);
      const settled = await scene.ctx.db
        .select({ change: shareSettlements.payableChangeYen })
        .from(shareSettlements)
        .where(eq(shareSettlements.orderLineId, walked.lineId))
        .orderBy(asc(shareSettlements.factId));
      assert.equal(
        settled.reduce((sum, { change }) => sum + change, 0),
        last.payableYen,
      );
    }),
    { numRuns: 25 },
  );
});

test('after all of this the books balance and every share stands in them', async () => {
  const about = ['trial_balance_is_zero', 'entries_balance', 'facility_payable_is_its_shares'];
  const results = (await runInvariants(scene.ctx)).filter(({ name }) => about.includes(name));
  assert.equal(results.length, about.length);
  assert.deepEqual(
    results.filter(({ holds }) => !holds),
    [],
  );
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, facilities, lineCancellations, orderLines, orders } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { guestOf } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { seller } from '@/lib/legal/seller';
import { zeroYen } from '@/lib/money/yen';
import { readContent } from './content';
import { issueReceipt } from './issue-receipt';
import { facilityNumber, paidOrder, registerFacility, wishOf } from './testing/sales';

let box: TestContext;
let ctx: Ctx;
before(async () => {
  box = await testContext();
  ctx = box.ctx;
});
after(() => box.close());

test('a hundred clicks are one receipt, made out as the first one asked', async () => {
  const orderId = await paidOrder(ctx, [24_800, 16_500]);
  const buyer = { ...ctx, actor: guestOf(orderId) };
  const wishes = Array.from({ length: 30 }, () => wishOf(orderId));
  const results = await Promise.all(wishes.map((wish) => issueReceipt(buyer, wish)));
  const ids = new Set(results.flatMap((result) => (result.ok ? result.receipts.map(({ id }) => id) : ['refused'])));
  assert.equal(ids.size, 1);
  const later = await issueReceipt(buyer, { ...wishOf(orderId), addressee: '株式会社あとから', honorific: '御中' });
  assert.ok(later.ok);
  const [receipt] = later.receipts;
  assert.ok(receipt);
  assert.deepEqual(
    [receipt.addressee, receipt.amountYen, receipt.taxableYen, receipt.taxYen, receipt.untaxedYen],
    ['髙橋 花子', 41_300, 41_300, 3_755, 0],
  );
  assert.equal(receipt.registrationNumber, seller.registrationNumber);
  const content = readContent(receipt.content);
  assert.equal(content.purpose, '脳ドック検査料として');
  assert.equal(content.examinees, null);
  assert.match(content.notes.join(), /媒介者交付特例/);
});

test('strangers, unpaid orders, orders of which nothing is left and issuers without a number get none', async () => {
  const unpaid = await insertOrderToPay(ctx);
  await assert.rejects(issueReceipt({ ...ctx, actor: guestOf() }, wishOf(unpaid)), { code: 'not_found' });
  assert.deepEqual(await issueReceipt(ctx, wishOf(unpaid)), { ok: false, reason: 'not_paid' });
  const returned = await paidOrder(ctx);
  const [line] = await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, returned));
  assert.ok(line);
  const cancellation = { feeYen: zeroYen, requester: 'patient', createdAt: ctx.clock.now() } as const;
  await ctx.db.insert(lineCancellations).values({ ...cancellation, orderLineId: line.id, orderId: returned });
  assert.deepEqual(await issueReceipt(ctx, wishOf(returned)), { ok: false, reason: 'nothing_received' });

  const orderId = await paidOrder(ctx);
  const unregistered = { ok: false, reason: 'issuer_unregistered' };
  assert.deepEqual(await issueReceipt(ctx, wishOf(orderId), { ...seller, registrationNumber: null }), unregistered);
  await ctx.db.update(facilities).set({ registrationNumber: null });
  assert.deepEqual(await issueReceipt(ctx, wishOf(orderId)), unregistered);
  const told = await ctx.db.select().from(auditLog).where(eq(auditLog.subjectId, orderId));
  const refused = told.filter(({ action }) => action === 'document.refused');
  assert.deepEqual(
    refused.map(({ reason }) => reason),
    ['適格請求書発行事業者の登録番号がありません: 株式会社読影ペイ'],
  );
  await registerFacility(ctx, orderId);
  assert.ok((await issueReceipt(ctx, wishOf(orderId))).ok);
});

test('what cannot be printed is told, except in the name of the buyer, whose kana stand in', async () => {
  const orderId = await paidOrder(ctx);
  const wish = { ...wishOf(orderId), addressee: '𠮷野家ホールディングス' };
  assert.deepEqual(await issueReceipt(ctx, wish), { ok: false, reason: 'unprintable', characters: ['𠮷'] });
  await ctx.db.update(orders).set({ buyerName: '𠮷田 隆', buyerKana: 'ヨシダ　タカシ' }).where(eq(orders.id, orderId));
  const issued = await issueReceipt(ctx, { ...wish, addressee: '𠮷田 隆' });
  assert.ok(issued.ok);
  assert.equal(issued.receipts[0]?.addressee, '𠮷田 隆');
});

test('facilities that issue themselves: a receipt each, with numbers of their own', async () => {
  const orderId = await paidOrder(ctx, [11_000, 22_000], 'agent_proxy');
  const secondId = newId('fac');
  const [first] = await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
  assert.ok(first);
  const [facility] = await ctx.db.select().from(facilities).where(eq(facilities.id, first.facilityId));
  assert.ok(facility);
  const name = '第二病院';
  await ctx.db.insert(facilities).values({ ...facility, id: secondId, name, registrationNumber: 'T1999903000021' });
  await ctx.db.update(orderLines).set({ facilityId: secondId, facilityName: name }).where(eq(orderLines.id, first.id));
  const issued = await issueReceipt(ctx, { ...wishOf(orderId), showsExaminees: true });
  assert.ok(issued.ok);
  const seen = issued.receipts.map((one) => [one.registrationNumber, one.amountYen, one.sequence, one.issuerKey]);
  assert.deepEqual(
    seen.toSorted((a, b) => Number(a[1]) - Number(b[1])),
    [
      ['T1999903000021', first.totalYen, 1, secondId],
      [facilityNumber, 33_000 - first.totalYen, 1, facility.id],
    ].toSorted((a, b) => Number(a[1]) - Number(b[1])),
  );
  const content = readContent(issued.receipts[0]?.content ?? '');
  assert.equal(content.examineeCount, 1);
  assert.deepEqual(content.examinees, [{ name: '髙橋 花子', kana: 'タカハシ ハナコ' }]);
  assert.match(content.notes.join(), /を代理して交付しています/);
});

test('numbers of one issuer have neither gaps nor repetitions under parallel buyers, and start anew each year', async () => {
  await using other = await testContext();
  const orderIds: OrderId[] = [];
  for (let count = 0; count < 12; count += 1) orderIds.push(await paidOrder(other.ctx));
  // One in three changes its mind after it took a number.
  const broken = orderIds.map(async (orderId, index) => {
    if (index % 3 !== 0) return issueReceipt(other.ctx, wishOf(orderId));
    const undone = other.ctx.db.transaction(async (tx) => {
      await issueReceipt({ ...other.ctx, db: tx }, wishOf(orderId));
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    return null;
  });
  const numbers = (await Promise.all(broken)).flatMap((result) => (result?.ok ? result.receipts : []));
  assert.deepEqual(
    numbers.map(({ sequence }) => sequence).toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
  const nextYear = { ...other.ctx, clock: { now: () => new Date('2026-12-31T15:00:00Z') } };
  const first = await issueReceipt(nextYear, wishOf(orderIds[0] ?? newId('ord')));
  assert.equal(first.ok && first.receipts[0]?.number, 'R2027-000001');
});

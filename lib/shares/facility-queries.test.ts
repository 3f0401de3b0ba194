import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orderLines, shares } from '@/db/schema';
import { insertPaidTicket, insertReceptionist } from '@/db/testing/counter';
import { testContext } from '@/db/testing/test-context';
import type { OrderLineId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { sumPayables } from './facility-queries';
import { listMovements } from './payable-movements';
import { settleShare } from './settle-share';
import { movementsOf } from './testing/movements';

test('a month lists what moved in it once, on pages of any size, and with what was carried it is what the books owe', async () => {
  await using scene = await testContext();
  const { facilityId } = await insertPaidTicket(scene.ctx);
  const ctx = scene.as(await insertReceptionist(scene.ctx, facilityId));
  const days = ['2026-10-31T14:59:59Z', '2026-10-31T15:00:00Z', '2026-11-20T03:00:00Z', '2026-11-30T14:59:59Z'];
  const lines: OrderLineId[] = [];
  for (const day of days) {
    const { orderLineId } = await insertPaidTicket(scene.ctx);
    await ctx.db.update(orderLines).set({ facilityId }).where(eq(orderLines.id, orderLineId));
    await ctx.db.update(shares).set({ facilityId }).where(eq(shares.orderLineId, orderLineId));
    const fact = { kind: 'test', id: day };
    await settleShare(ctx, { orderLineId, recognised: true, fact, occurredAt: new Date(day) });
    lines.push(orderLineId);
  }
  const [, half, whole] = lines;
  assert.ok(half !== undefined && whole !== undefined);
  const back = (orderLineId: OrderLineId, refunded: number) => {
    const fact = { kind: 'refund', id: orderLineId };
    return settleShare(ctx, { orderLineId, refundedYen: yen(refunded), fact, occurredAt: ctx.clock.now() });
  };
  await back(half, 12_400);
  await back(whole, 24_800);

  assert.deepEqual(await movementsOf(ctx, '2026-11'), [
    ['other', 21_080],
    ['refund', -10_540],
    ['refund', -21_080],
    ['other', 21_080],
    ['other', 21_080],
  ]);
  assert.deepEqual(await sumPayables(ctx, '2026-11'), {
    facilityNames: ['独影テスト病院'],
    carriedYen: 21_080,
    monthCount: 5,
    monthYen: 31_620,
    totalYen: 52_700,
    waitingYen: 21_080,
  });
  const { orderLineId } = await insertPaidTicket(scene.ctx);
  await ctx.db.update(orderLines).set({ facilityId }).where(eq(orderLines.id, orderLineId));
  await ctx.db.update(shares).set({ facilityId }).where(eq(shares.orderLineId, orderLineId));
  await back(orderLineId, 12_400);
  assert.equal((await sumPayables(ctx, '2026-11')).waitingYen, 21_080 + 10_540);
  await assert.rejects(sumPayables(scene.ctx, '2026-11'), { code: 'not_found' });
  await assert.rejects(listMovements(scene.ctx, { month: '2026-11', after: null, size: 1 }), { code: 'not_found' });
});

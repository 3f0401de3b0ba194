import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { addOnCharges } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { chargeAddOn } from '@/lib/add-ons/charge-add-on';
import { refundAddOn } from '@/lib/add-ons/refund-add-on';
import { syncAddOn } from '@/lib/add-ons/sync-add-on';
import { option, scene } from '@/lib/add-ons/testing/scene';
import { yen } from '@/lib/money/yen';
import { dayMs, shift } from '@/lib/time/duration';
import { readTakings } from './takings';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

async function takings() {
  const now = box.ctx.clock.now();
  return readTakings(box.as(operator), { from: shift(now, -30 * dayMs), until: shift(now, dayMs) });
}

test('options of the day are sales with their fees, and what goes back of them is not', async () => {
  const { counter, ticketId } = await scene(box, 'takings', 'pm_card_refundFail');
  const sold = await takings();
  assert.equal(sold.salesYen, 24_800);
  const order = option(ticketId);
  await chargeAddOn(counter, order);
  const [charge] = await box.ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, order.chargeId));
  const intentId = charge?.stripePaymentIntentId ?? '';
  await feesKnown(box.ctx, intentId);
  await syncAddOn(box.ctx, intentId);
  const paid = await takings();
  assert.deepEqual([paid.salesYen, paid.refundsYen], [30_300, 0]);
  assert.ok(paid.feesYen > sold.feesYen);
  assert.equal(paid.netYen, 30_300 - paid.feesYen);

  const part = { chargeId: order.chargeId, ordinal: 1, amountYen: yen(1_500), reason: '実施できなかったため' };
  assert.ok((await refundAddOn(box.as(operator), part)).ok);
  const refunded = await takings();
  assert.deepEqual([refunded.salesYen, refunded.refundsYen], [30_300, 1_500]);
  await box.advanceDays(3);
  await syncAddOn(box.ctx, intentId);
  const back = await takings();
  assert.deepEqual([back.salesYen, back.refundsYen, back.netYen], [30_300, 0, paid.netYen]);
});

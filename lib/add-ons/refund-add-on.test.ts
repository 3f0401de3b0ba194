import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asc, eq, sql } from 'drizzle-orm';
import { addOnCharges, addOnRefunds, mails, shareSettlements } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { AddOnChargeId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { checkInvariants } from '@/lib/reconciliation/check-invariants';
import { releaseMoneyStop } from '@/lib/reconciliation/release-money-stop';
import { chargeAddOn } from './charge-add-on';
import { refundAddOn } from './refund-add-on';
import { sweepAddOns } from './sweep-add-ons';
import { anyRefundSync, syncAddOn } from './sync-add-on';
import { option, type Scene, scene } from './testing/scene';

let box: SandboxContext;
let asOperator: Ctx;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  asOperator = box.as(operator);
});
after(async () => {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
  await box.close();
});

const reason = '機器の故障で実施できなかったため';
const rowsOf = (chargeId: AddOnChargeId) =>
  box.ctx.db.select().from(addOnRefunds).where(eq(addOnRefunds.chargeId, chargeId)).orderBy(asc(addOnRefunds.ordinal));
async function stored(chargeId: AddOnChargeId) {
  const [charge] = await box.ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, chargeId));
  assert.ok(charge?.stripePaymentIntentId);
  return { ...charge, intentId: charge.stripePaymentIntentId };
}

async function charged({ counter, ticketId }: Scene): Promise<AddOnChargeId> {
  const order = option(ticketId);
  await chargeAddOn(counter, order);
  const { intentId, state } = await stored(order.chargeId);
  assert.equal(state, 'paid');
  await feesKnown(box.ctx, intentId);
  await syncAddOn(box.ctx, intentId);
  return order.chargeId;
}

test('a hundred clicks are one refund; the share follows to the yen, and what is left can go back later', async () => {
  const chargeId = await charged(await scene(box, 'refunded', 'pm_card_visa'));
  const part = { chargeId, ordinal: 1, amountYen: yen(1_001), reason };
  const clicks = await Promise.all(Array.from({ length: 100 }, () => refundAddOn(asOperator, part)));
  assert.equal(new Set(clicks.map((click) => (click.ok ? click.refundId : click.reason))).size, 1);
  const { intentId } = await stored(chargeId);
  const atStripe = await box.ctx.stripe.refunds.list({ payment_intent: intentId, limit: 100 });
  assert.equal(atStripe.data.length, 1);
  assert.deepEqual(atStripe.data[0]?.metadata?.['add_on_id'], chargeId);
  const kept = await stored(chargeId);
  assert.deepEqual([kept.refundedYen, kept.payableYen], [1_001, 3_824]);
  await assertBooksAgree(box.ctx);

  const hash = await booksHash(box.ctx);
  for (const refund of atStripe.data) {
    const reading = await anyRefundSync.fetch(box.ctx, refund.id);
    await box.ctx.db.transaction((tx) => anyRefundSync.apply({ ...box.ctx, db: tx }, reading));
  }
  assert.equal((await syncAddOn(box.ctx, intentId)).effect, 'none');
  assert.equal(await booksHash(box.ctx), hash);

  assert.deepEqual(await refundAddOn(asOperator, { ...part, amountYen: yen(5) }), {
    ok: false,
    reason: 'plan_changed',
  });
  const above = { ...part, ordinal: 2, amountYen: yen(4_500) };
  assert.deepEqual(await refundAddOn(asOperator, above), { ok: false, reason: 'above_paid' });
  assert.equal((await refundAddOn(asOperator, { ...above, amountYen: yen(4_499) })).ok, true);
  const over = await stored(chargeId);
  assert.deepEqual([over.refundedYen, over.payableYen], [5_500, 0]);
  const movements = await box.ctx.db
    .select({ yen: shareSettlements.payableChangeYen })
    .from(shareSettlements)
    .where(eq(shareSettlements.addOnChargeId, chargeId))
    .orderBy(asc(shareSettlements.occurredAt), asc(shareSettlements.createdAt));
  assert.deepEqual(
    movements.map((movement) => Number(movement.yen)),
    [4_675, -851, -3_824],
  );
  const told = (await box.ctx.db.select().from(mails)).filter(({ template }) => template === 'add_on_refunded');
  assert.equal(told.length, 2);
});

test('a refund that the bank returns gives the facility its share back, and can be made again', async () => {
  const chargeId = await charged(await scene(box, 'returned', 'pm_card_refundFail'));
  const whole = { chargeId, ordinal: 1, amountYen: yen(5_500), reason };
  assert.equal((await refundAddOn(asOperator, whole)).ok, true);
  assert.equal((await stored(chargeId)).payableYen, 0);
  await box.advanceDays(3);
  await syncAddOn(box.ctx, (await stored(chargeId)).intentId);
  assert.equal((await rowsOf(chargeId))[0]?.state, 'failed');
  const back = await stored(chargeId);
  assert.deepEqual([back.refundedYen, back.payableYen], [0, 4_675]);
  await assertBooksAgree(box.ctx);
  assert.equal((await refundAddOn(asOperator, { ...whole, ordinal: 2, amountYen: yen(500) })).ok, true);
  assert.equal((await stored(chargeId)).payableYen, 4_250);
  await box.advanceDays(3);
  await syncAddOn(box.ctx, back.intentId);
  assert.equal((await stored(chargeId)).payableYen, 4_675);
});

test('an interrupted refund is finished by the sweep, a held one after the release', async () => {
  const chargeId = await charged(await scene(box, 'swept', 'pm_card_visa'));
  const fault = { method: 'POST', path: '/v1/refunds', times: 20, effect: 'connection_reset', when: 'after' };
  await box.control('faults', fault);
  const asked = await refundAddOn(asOperator, { chargeId, ordinal: 1, amountYen: yen(500), reason });
  await fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  assert.ok(asked.ok);
  await box.advanceMinutes(3);
  await sweepAddOns(box.ctx);
  assert.equal((await rowsOf(chargeId))[0]?.state, 'succeeded');

  const { orderId } = await stored(chargeId);
  await box.ctx.db.execute(sql`update orders set state = 'expired' where id = ${orderId}`);
  await checkInvariants(box.ctx).catch(() => null);
  const held = await refundAddOn(asOperator, { chargeId, ordinal: 2, amountYen: yen(700), reason });
  assert.ok(held.ok && held.isHeld);
  await box.ctx.db.execute(sql`update orders set state = 'paid' where id = ${orderId}`);
  await releaseMoneyStop(asOperator, { reason: '確認済み' });
  await box.advanceMinutes(2);
  await sweepAddOns(box.ctx);
  assert.deepEqual(
    (await rowsOf(chargeId)).map(({ state }) => state),
    ['succeeded', 'succeeded'],
  );
});

test('only operators refund, only what was paid; the Dashboard’s refund is adopted and counts', async () => {
  const paid = await scene(box, 'asked', 'pm_card_visa');
  const chargeId = await charged(paid);
  const part = { chargeId, ordinal: 1, amountYen: yen(100), reason };
  await assert.rejects(refundAddOn(paid.counter, part), { code: 'forbidden' });
  await assert.rejects(refundAddOn(paid.buyer, part), { code: 'forbidden' });
  assert.deepEqual(await refundAddOn(asOperator, { ...part, amountYen: yen(0) }), {
    ok: false,
    reason: 'nothing_asked',
  });
  const declined = await scene(box, 'unpaid', 'pm_card_chargeCustomerFail');
  const unpaid = option(declined.ticketId);
  await chargeAddOn(declined.counter, unpaid);
  const never = await refundAddOn(asOperator, { ...part, chargeId: unpaid.chargeId });
  assert.deepEqual(never, { ok: false, reason: 'not_paid' });

  const { intentId } = await stored(chargeId);
  await box.ctx.stripe.refunds.create({ payment_intent: intentId, amount: 5_000 });
  await syncAddOn(box.ctx, intentId);
  const [adopted] = await rowsOf(chargeId);
  assert.deepEqual([adopted?.requester, adopted?.amountYen, adopted?.state], ['dashboard', 5_000, 'succeeded']);
  assert.deepEqual(await refundAddOn(asOperator, part), { ok: false, reason: 'plan_changed' });
  const above = { ...part, ordinal: 2, amountYen: yen(501) };
  assert.deepEqual(await refundAddOn(asOperator, above), { ok: false, reason: 'above_paid' });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { addOnCharges, tickets } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { chargeAddOn } from '@/lib/add-ons/charge-add-on';
import { refundAddOn } from '@/lib/add-ons/refund-add-on';
import { syncAddOn } from '@/lib/add-ons/sync-add-on';
import { option, scene } from '@/lib/add-ons/testing/scene';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { yen } from '@/lib/money/yen';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { refundLines } from '@/lib/refunds/refund-lines';
import { refundOrder } from '@/lib/refunds/refund-order';
import { redeemTicket } from '@/lib/tickets/redeem-ticket';
import { undoRedemption } from '@/lib/tickets/undo-redemption';
import { jstDay } from '@/lib/time/jst';
import { sumPayables } from './facility-queries';
import { movementsOf } from './testing/movements';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

test('in every state the facility’s page sums to its account to the yen', async () => {
  const { counter, ticketId } = await scene(box, 'pages', 'pm_card_refundFail');
  const asOperator = box.as(operator);
  const [ticket] = await box.ctx.db.select().from(tickets).where(eq(tickets.id, ticketId));
  assert.ok(ticket && counter.actor.kind === 'user');
  const [facilityId] = counter.actor.facilityIds;
  const expected: (readonly [string, number])[] = [];
  const months = new Set<string>();
  const sees = async (...more: (readonly [string, number])[]) => {
    expected.push(...more);
    months.add(jstDay(box.ctx.clock.now()).slice(0, 7));
    const found = (await Promise.all([...months].map((month) => movementsOf(counter, month)))).flat();
    assert.deepEqual(found.toSorted(), expected.toSorted());
    const owed = balanceOf(await trialBalance(box.ctx), `payable:facility:${facilityId}`);
    const sum = found.reduce((total, [, change]) => total + change, 0);
    assert.equal(sum, owed === 0 ? 0 : -owed);
    const sums = await sumPayables(counter, jstDay(box.ctx.clock.now()).slice(0, 7));
    assert.deepEqual([sums.carriedYen + sums.monthYen, sums.totalYen], [sum, sum]);
    await settleAvailableFunds(box.ctx);
    await assertBooksAgree(box.ctx);
  };
  await sees();
  assert.ok((await redeemTicket(counter, { code: ticket.code })).ok);
  await sees(['redemption', 21_080]);
  await undoRedemption(counter, { ticketId });
  await sees(['redemption_undone', -21_080]);
  await redeemTicket(counter, { code: ticket.code });
  await sees(['redemption', 21_080]);

  const order = option(ticketId);
  await chargeAddOn(counter, order);
  const [charge] = await box.ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, order.chargeId));
  const intentId = charge?.stripePaymentIntentId ?? '';
  await feesKnown(box.ctx, intentId);
  await syncAddOn(box.ctx, intentId);
  await sees(['add_on', 4_675]);
  const back = { chargeId: order.chargeId, amountYen: yen(1_001), reason: '実施せず' };
  await refundAddOn(asOperator, { ...back, ordinal: 1 });
  await sees(['add_on_refund', -851]);

  const { orderId, orderLineId: lineId } = ticket;
  const part = { lineId, amountYen: yen(8_267), cancel: false };
  assert.ok((await refundLines(asOperator, { orderId, ordinal: 1, lines: [part], reason: 'お詫び' })).ok);
  await sees(['refund', -7_027]);
  await box.advanceDays(3);
  await syncAddOn(box.ctx, intentId);
  await sees(['add_on_refund_returned', 851]);
  assert.ok((await refundOrder(asOperator, { orderId, reason: '全額' })).ok);
  await sees(['refund', -14_053]);
});

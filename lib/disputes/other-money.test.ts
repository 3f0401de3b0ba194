import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { addOnCharges, disputes } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { feesKnown } from '@/db/testing/pay-order';
import { accountsOfOrder } from '@/db/testing/shares';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { chargeAddOn } from '@/lib/add-ons/charge-add-on';
import { refundAddOn } from '@/lib/add-ons/refund-add-on';
import { syncAddOn } from '@/lib/add-ons/sync-add-on';
import { option, scene } from '@/lib/add-ons/testing/scene';
import type { Ctx } from '@/lib/context';
import { yen } from '@/lib/money/yen';
import { listParked } from '@/lib/payments/console-queries';
import { refundParked } from '@/lib/payments/refund-parked';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { syncPayment } from '@/lib/payments/sync-payment';
import { paidTwice } from '@/lib/payments/testing/paid-twice';
import { refundOrder } from '@/lib/refunds/refund-order';
import { fateOf } from '@/lib/refunds/testing/sold';
import { acceptDispute } from './accept-dispute';
import { readDispute } from './console-queries';
import { reverseShare } from './reverse-share';
import { submitEvidence } from './submit-evidence';
import { syncDispute } from './sync-dispute';
import { disputePayment, evidenceOf } from './testing/disputed';

let box: SandboxContext;
let asOperator: Ctx;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  asOperator = box.as(operator);
});
after(() => box.close());

async function booksAgree(): Promise<void> {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
}

async function disputeAt(stripeDisputeId: string) {
  const [row] = await box.ctx.db.select().from(disputes).where(eq(disputes.stripeDisputeId, stripeDisputeId));
  assert.ok(row);
  return row;
}

const reason = '施設との合意';

async function addOn(userId: string) {
  const { counter, ticketId } = await scene(box, userId, 'pm_card_visa');
  const order = option(ticketId);
  await chargeAddOn(counter, order);
  const read = async () => {
    const [charge] = await box.ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, order.chargeId));
    assert.ok(charge?.stripePaymentIntentId);
    return { ...charge, intentId: charge.stripePaymentIntentId };
  };
  const charge = await read();
  await feesKnown(box.ctx, charge.intentId);
  await syncAddOn(box.ctx, charge.intentId);
  return { charge, read };
}

test('an option that is contested and won: the money is held and comes back, the order is not touched', async () => {
  const { charge } = await addOn('addon_won');
  const before = await accountsOfOrder(box.ctx, charge.orderId);
  const id = await disputePayment(box, charge.intentId);
  const dispute = await disputeAt(id);
  assert.deepEqual([dispute.addOnChargeId, dispute.paymentId, dispute.withdrawnYen], [charge.id, null, 5_500]);
  const held = await accountsOfOrder(box.ctx, charge.orderId);
  assert.equal(held['disputes:held'], 5_500);
  await booksAgree();
  const hash = await booksHash(box.ctx);
  assert.equal((await syncDispute(box.ctx, id)).effect, 'none');
  assert.equal(await booksHash(box.ctx), hash);
  const part = { chargeId: charge.id, ordinal: 1, amountYen: yen(500), reason };
  assert.deepEqual(await refundAddOn(asOperator, part), { ok: false, reason: 'disputed' });
  const view = await readDispute(asOperator, dispute.id);
  assert.equal(view?.dispute.addOnTitle, '頸動脈エコー');
  assert.match(view.evidence.product_description, /5,500円|¥5,500/);
  assert.match(view.evidence.access_activity_log, /保存したカード/);
  assert.doesNotMatch(JSON.stringify(view.evidence), /エコー|脳|髙橋|独影テスト病院/);

  const named = { disputeId: dispute.id, evidence: evidenceOf('頸動脈エコーの代金') };
  assert.equal((await submitEvidence(asOperator, named)).ok, false);
  const answer = { disputeId: dispute.id, evidence: evidenceOf('winning_evidence') };
  assert.deepEqual(await submitEvidence(asOperator, answer), { ok: true, state: 'sent' });
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  assert.equal((await disputeAt(id)).state, 'won');
  await booksAgree();
  const after = await accountsOfOrder(box.ctx, charge.orderId);
  assert.deepEqual(
    [after['disputes:held'], after['expense:stripe_fees'], after['payable:facility']],
    [undefined, before['expense:stripe_fees'], before['payable:facility']],
  );
  assert.equal((await refundAddOn(asOperator, part)).ok, true);
  await booksAgree();
});

test('lost, the facility keeps its share of the option until the operator has it share the loss, once', async () => {
  const { charge, read } = await addOn('addon_lost');
  const id = await disputePayment(box, charge.intentId);
  const { id: disputeId } = await disputeAt(id);
  const click = { disputeId, lineId: charge.orderLineId, reason };
  assert.deepEqual(await reverseShare(asOperator, click), { ok: false, reason: 'not_lost' });
  assert.deepEqual(await acceptDispute(asOperator, { disputeId, reason }), { ok: true, state: 'lost' });
  const lost = await accountsOfOrder(box.ctx, charge.orderId);
  assert.deepEqual([lost['expense:disputes'], lost['disputes:held']], [5_500, undefined]);
  assert.equal((await read()).payableYen, 4_675);
  assert.deepEqual((await fateOf(box.ctx, charge.orderId)).order, 'paid');
  await booksAgree();
  assert.equal((await readDispute(asOperator, disputeId))?.borneAddOn?.amountYen, 5_500);

  const clicks = await Promise.all([1, 2, 3].map(() => reverseShare(asOperator, click)));
  assert.equal(clicks.filter(({ ok }) => ok).length, 1);
  const shared = await read();
  assert.deepEqual([shared.payableYen, shared.refundedYen], [0, 5_500]);
  assert.equal((await accountsOfOrder(box.ctx, charge.orderId))['expense:disputes'], undefined);
  assert.equal((await readDispute(asOperator, disputeId))?.borneAddOn, null);
  await syncAddOn(box.ctx, charge.intentId);
  await syncDispute(box.ctx, id);
  await booksAgree();
});

test('an option that was refunded in part and lost bears only what was left', async () => {
  const { charge, read } = await addOn('addon_part');
  const part = { chargeId: charge.id, ordinal: 1, amountYen: yen(500), reason };
  assert.equal((await refundAddOn(asOperator, part)).ok, true);
  const id = await disputePayment(box, charge.intentId);
  const { id: disputeId, withdrawnYen } = await disputeAt(id);
  await acceptDispute(asOperator, { disputeId, reason });
  const shared = await reverseShare(asOperator, { disputeId, lineId: charge.orderLineId, reason });
  assert.deepEqual(shared, { ok: true, amountYen: Math.min(withdrawnYen, 5_000) });
  assert.equal((await read()).refundedYen, 500 + Math.min(withdrawnYen, 5_000));
  await booksAgree();
});

const queued = async () => (await listParked(asOperator, { after: null, size: 50 })).rows.map((row) => row.intentId);

test('money paid twice that is contested: no refund meanwhile, and lost it leaves suspense and the queue', async () => {
  const { orderId, intentId, secondId } = await paidTwice(box.ctx);
  await syncPayment(box.ctx, secondId);
  const id = await disputePayment(box, secondId);
  const dispute = await disputeAt(id);
  assert.deepEqual([dispute.strayIntentId, dispute.withdrawnYen], [secondId, 24_800]);
  await booksAgree();
  const click = { orderId, intentId: secondId, reason };
  assert.deepEqual(await refundParked(asOperator, click), { ok: false, reason: 'disputed' });
  const view = await readDispute(asOperator, dispute.id);
  assert.deepEqual([view?.evidence.product_description, view?.borne], ['', []]);

  await acceptDispute(asOperator, { disputeId: dispute.id, reason });
  const books = await accountsOfOrder(box.ctx, orderId);
  assert.deepEqual(
    [books['suspense'], books['expense:disputes'], books['disputes:held'], books['advance:orders']],
    [undefined, undefined, undefined, -24_800],
  );
  await booksAgree();
  assert.deepEqual(await queued(), []);
  await syncPayment(box.ctx, secondId);
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(await queued(), []);
  assert.deepEqual((await fateOf(box.ctx, orderId)).tickets, ['issued']);
  assert.ok((await refundOrder(asOperator, { orderId, reason })).ok);
  await booksAgree();
});

test('money paid twice, contested before it was read, and won: it waits again and can go back', async () => {
  const { orderId, secondId } = await paidTwice(box.ctx);
  const id = await disputePayment(box, secondId);
  const { id: disputeId } = await disputeAt(id);
  await submitEvidence(asOperator, { disputeId, evidence: evidenceOf('winning_evidence') });
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  assert.equal((await disputeAt(id)).state, 'won');
  await booksAgree();
  assert.deepEqual(await queued(), [secondId]);
  assert.ok((await refundParked(asOperator, { orderId, intentId: secondId, reason })).ok);
  assert.deepEqual(await queued(), []);
  await booksAgree();
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq, like } from 'drizzle-orm';
import { openDatabase } from '@/db/client';
import { auth_user, mails, orderLines, orders, payments, tickets, userRoles } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { accountsOfOrder } from '@/db/testing/shares';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Actor } from '@/lib/auth/actor';
import type { OrderLineId } from '@/lib/ids';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { syncPayment } from '@/lib/payments/sync-payment';
import { refundOrder } from '@/lib/refunds/refund-order';
import { fateOf, soldOrder } from '@/lib/refunds/testing/sold';
import { redeemTicket } from '@/lib/tickets/redeem-ticket';
import { acceptDispute } from './accept-dispute';
import { readDispute } from './console-queries';
import { reverseShare } from './reverse-share';
import { saveEvidence } from './save-evidence';
import { submitEvidence } from './submit-evidence';
import { syncDispute } from './sync-dispute';
import { disputeOf, disputePayment, evidenceOf } from './testing/disputed';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  const now = box.ctx.clock.now();
  const person = { id: 'usr_operator', name: '', email: 'operator@example.jp', emailVerified: true };
  await box.ctx.db.insert(auth_user).values({ ...person, createdAt: now, updatedAt: now });
  await box.ctx.db.insert(userRoles).values({ userId: 'usr_operator', role: 'operator', createdAt: now });
});
after(() => box.close());

async function booksAgree(): Promise<void> {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
}

test('a dispute holds the money, is told once, and stands against refunds; a repeated reading changes nothing', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  const id = await disputePayment(box, intentId);
  const dispute = await disputeOf(box.ctx, orderId);
  assert.deepEqual([dispute.state, dispute.withdrawnYen, dispute.refundable], ['needs_response', 24_800, false]);
  const books = await accountsOfOrder(box.ctx, orderId);
  assert.equal(books['disputes:held'], 24_800);
  await booksAgree();
  const hash = await booksHash(box.ctx);
  assert.equal((await syncDispute(box.ctx, id)).effect, 'none');
  assert.equal(await booksHash(box.ctx), hash);
  const told = await box.ctx.db
    .select()
    .from(mails)
    .where(like(mails.factKey, `dispute_opened:${dispute.id}:%`));
  assert.deepEqual(
    told.map(({ toAddress }) => toAddress),
    ['operator@example.jp'],
  );
  const refused = await refundOrder(box.as(operator), { orderId, reason: '中止' });
  assert.deepEqual(refused, { ok: false, reason: 'disputed' });
});

test('won: the money and the fee come back, the order can be refunded again', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  const feesBefore = (await accountsOfOrder(box.ctx, orderId))['expense:stripe_fees'];
  const id = await disputePayment(box, intentId);
  const dispute = await disputeOf(box.ctx, orderId);
  const asOperator = box.as(operator);
  const answer = { disputeId: dispute.id, evidence: evidenceOf('winning_evidence') };
  assert.deepEqual(await submitEvidence(asOperator, answer), { ok: true, state: 'sent' });
  assert.deepEqual(await submitEvidence(asOperator, answer), { ok: false, reason: 'not_open' });
  assert.deepEqual(await saveEvidence(asOperator, answer), { ok: false });
  assert.equal((await disputeOf(box.ctx, orderId)).state, 'under_review');
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  assert.equal((await disputeOf(box.ctx, orderId)).state, 'won');
  const books = await accountsOfOrder(box.ctx, orderId);
  assert.deepEqual(
    [books['disputes:held'], books['expense:disputes'], books['expense:stripe_fees']],
    [undefined, undefined, feesBefore],
  );
  await booksAgree();
  const refunded = await refundOrder(asOperator, { orderId, reason: '中止' });
  assert.ok(refunded.ok);
  await booksAgree();
});

test('lost before the examination: the ticket is void, the facility gets nothing, only the fee is our loss', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  await disputePayment(box, intentId);
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  const accept = () => acceptDispute(box.as(operator), { disputeId, reason: 'ご本人の利用と確認できないため' });
  assert.deepEqual(await accept(), { ok: true, state: 'lost' });
  assert.deepEqual(await accept(), { ok: true, state: 'lost' });
  const fate = await fateOf(box.ctx, orderId);
  assert.deepEqual([fate.order, fate.tickets, fate.refunds], ['refunded', ['void'], []]);
  const { 'expense:stripe_fees': fees, ...books } = await accountsOfOrder(box.ctx, orderId);
  assert.ok((fees ?? 0) > 1_500);
  assert.deepEqual(
    Object.keys(books).filter((account) => !account.startsWith('stripe:') && account !== 'expense:stripe_fee_tax'),
    [],
  );
  await booksAgree();
});

test('lost after the examination: our expense, until the operator has the facility share it, once', async () => {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [20_000, 10_000]);
  const [one] = lines;
  assert.ok(one);
  const [used] = await box.ctx.db.select().from(tickets).where(eq(tickets.orderLineId, one));
  assert.ok(used);
  const member = await counterMember(one);
  const redeemed = await redeemTicket(box.as(member), { code: used.code });
  assert.ok(redeemed.ok);
  const id = await disputePayment(box, intentId, 'product_not_received');
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  const asOperator = box.as(operator);
  assert.deepEqual(await submitEvidence(asOperator, { disputeId, evidence: evidenceOf('losing_evidence') }), {
    ok: true,
    state: 'sent',
  });
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  const books = await accountsOfOrder(box.ctx, orderId);
  assert.deepEqual(
    [books['expense:disputes'], books['payable:facility'], books['advance:orders'], books['disputes:held']],
    [20_000, -17_000, undefined, undefined],
  );
  assert.deepEqual((await fateOf(box.ctx, orderId)).tickets, ['redeemed', 'void']);
  await booksAgree();
  const view = await readDispute(asOperator, disputeId);
  assert.deepEqual(
    view?.borne.map(({ line, amountYen }) => [line.lineId, amountYen]),
    [[one, 20_000]],
  );
  const reverse = () => reverseShare(asOperator, { disputeId, lineId: one, reason: '施設との合意' });
  await using other = await openOther();
  const clicks = await Promise.all([
    reverse(),
    reverseShare({ ...asOperator, db: other.db }, { disputeId, lineId: one, reason: '施設との合意' }),
  ]);
  assert.deepEqual(clicks.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(await reverse(), { ok: false, reason: 'nothing_left' });
  const after = await accountsOfOrder(box.ctx, orderId);
  assert.deepEqual(
    [after['expense:disputes'], after['payable:facility'], after['revenue:commission']],
    [undefined, undefined, undefined],
  );
  await booksAgree();
});

async function openOther() {
  const database = openDatabase(box.databaseUrl);
  return { db: database.db, [Symbol.asyncDispose]: () => database.close() };
}

async function counterMember(lineId: OrderLineId): Promise<Actor> {
  const [line] = await box.ctx.db.select().from(orderLines).where(eq(orderLines.id, lineId));
  assert.ok(line);
  const desk = { userId: 'usr_desk', email: 'desk@example.jp', orderIds: [] } as const;
  return { kind: 'user', ...desk, roles: ['facility'], facilityIds: [line.facilityId] };
}

test('an inquiry moves no money; escalated it becomes a dispute that is told and answered anew', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  const id = await disputePayment(box, intentId, 'inquiry');
  const first = await disputeOf(box.ctx, orderId);
  assert.deepEqual([first.state, first.withdrawnYen, first.refundable], ['warning_needs_response', 0, true]);
  const asOperator = box.as(operator);
  const disputeId = first.id;
  await submitEvidence(asOperator, { disputeId, evidence: evidenceOf('escalate_inquiry_evidence') });
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  const second = await disputeOf(box.ctx, orderId);
  assert.deepEqual([second.state, second.withdrawnYen, second.submittedAt], ['needs_response', 24_800, null]);
  await booksAgree();
  const told = await box.ctx.db
    .select()
    .from(mails)
    .where(like(mails.factKey, `dispute_opened:${disputeId}:%`));
  assert.equal(told.length, 2);
  const again = await submitEvidence(asOperator, { disputeId, evidence: evidenceOf('winning_evidence') });
  assert.deepEqual(again, { ok: true, state: 'sent' });
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  assert.equal((await disputeOf(box.ctx, orderId)).state, 'won');
  await booksAgree();
});

test('no answer in time is a loss; names of persons and examinations never leave; others may do nothing', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  const id = await disputePayment(box, intentId);
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  const asOperator = box.as(operator);
  for (const word of ['髙橋花子様が受診', 'タカハシ　ハナコ', '脳MRI検査コースの代金']) {
    const told = await submitEvidence(asOperator, { disputeId, evidence: evidenceOf(word) });
    assert.deepEqual(told, { ok: false, reason: 'tells_too_much', fields: ['uncategorized_text'] });
  }
  const assembled = await readDispute(asOperator, disputeId);
  assert.match(assembled?.evidence.access_activity_log ?? '', /支払いの完了/);
  assert.doesNotMatch(JSON.stringify(assembled?.evidence), /脳MRI|髙橋|独影テスト病院/);
  const stranger = box.as({ kind: 'guest', orderIds: [orderId] });
  const evidence = evidenceOf('winning_evidence');
  await assert.rejects(submitEvidence(stranger, { disputeId, evidence }), { code: 'forbidden' });
  await assert.rejects(acceptDispute(stranger, { disputeId, reason: 'x' }), { code: 'forbidden' });
  await box.advanceDays(11);
  await syncDispute(box.ctx, id);
  assert.equal((await disputeOf(box.ctx, orderId)).state, 'lost');
  const late = await submitEvidence(asOperator, { disputeId, evidence });
  assert.deepEqual(late, { ok: false, reason: 'not_open' });
  await booksAgree();
});

test('money of a dead order that is contested and lost leaves nothing to decide', async () => {
  const orderId = await insertOrderToPay(box.ctx, [24_800]);
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.db.update(orders).set({ state: 'expired' }).where(eq(orders.id, orderId));
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  await disputePayment(box, intentId);
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  await acceptDispute(box.as(operator), { disputeId, reason: '期限後の入金のため' });
  const books = await accountsOfOrder(box.ctx, orderId);
  assert.deepEqual(
    [books['suspense'], books['expense:disputes'], books['disputes:held']],
    [undefined, undefined, undefined],
  );
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  assert.equal(payment?.parkedReason, null);
  assert.equal((await fateOf(box.ctx, orderId)).order, 'refunded');
  await booksAgree();
});

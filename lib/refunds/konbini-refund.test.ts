import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orderLines, payments } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { offerAllMethods, waitAtKonbini } from '@/db/testing/konbini';
import { feesKnown } from '@/db/testing/pay-order';
import { accountsOfOrder } from '@/db/testing/shares';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { syncPayment } from '@/lib/payments/sync-payment';
import { cancelLine } from './cancel-line';
import { chaseRefunds, dueReminder } from './chase-refunds';
import { countWatchedRefunds, refundsThatCameBack, refundsWithoutBank } from './console-queries';
import { refundLines } from './refund-lines';
import { fateOf, ladder, linesOf } from './testing/sold';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

async function canceledAtKonbini() {
  const orderId = await insertOrderToPay(box.ctx, [24_800]);
  await box.ctx.db.update(orderLines).set({ cancelLadder: ladder }).where(eq(orderLines.orderId, orderId));
  const intentId = await waitAtKonbini(box.ctx, orderId);
  await box.control(`konbini/${intentId}/pay`, {});
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  const [lineId] = await linesOf(box.ctx, orderId);
  assert.ok(lineId);
  const buyer = box.as({ kind: 'guest', orderIds: [orderId] });
  const canceled = await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(24_800) });
  assert.equal(canceled.ok && canceled.state, 'requires_action');
  return { orderId, intentId, lineId };
}

const refundIdOf = async (intentId: string) => {
  const [refund] = (await box.ctx.stripe.refunds.list({ payment_intent: intentId })).data;
  assert.ok(refund);
  return refund.id;
};

async function asked(orderId: OrderId): Promise<readonly string[]> {
  const rows = await box.ctx.db.select().from(mails).where(eq(mails.orderId, orderId));
  const keys = rows.filter(({ template }) => template === 'refund_needs_bank').map(({ factKey }) => factKey);
  return keys.map((key) => (key.split(':')[2] ?? '').replace(/^again_.*/, 'again')).toSorted();
}

async function agree(): Promise<void> {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
}

test('each reminder is due once, and after an outage only the newest', () => {
  const days = [0, 6.9, 7, 20.9, 21, 37.9, 38, 45].map(dueReminder);
  assert.deepEqual(days, [null, null, 7, 7, 21, 21, 38, 38]);
});

test('the patient is asked for an account, asked again when the bank does not know it, and has the money', async () => {
  const { orderId, intentId } = await canceledAtKonbini();
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  assert.equal(payment?.methodType, 'konbini');
  const refundId = await refundIdOf(intentId);
  const made = await box.ctx.stripe.refunds.retrieve(refundId);
  assert.equal(made.instructions_email, 'hanako@example.jp');
  assert.deepEqual(await asked(orderId), ['first']);
  await agree();
  const [waiting] = (await refundsWithoutBank(box.as(operator), null)).rows;
  assert.deepEqual([waiting?.orderId, waiting?.daysLeft, waiting?.amountYen], [orderId, 44, 24_800]);
  await box.control(`refunds/${refundId}/bank-account`, { routing: '1111113' });
  await box.advanceMinutes(5);
  await syncPayment(box.ctx, intentId);
  // Nobody heard of that answer: for us it waits as before.
  assert.deepEqual((await fateOf(box.ctx, orderId)).refunds, [[1, 'requires_action', 24_800]]);
  await box.control(`refunds/${refundId}/bank-account`, { routing: '1111113' });
  await syncPayment(box.ctx, intentId);
  assert.deepEqual((await fateOf(box.ctx, orderId)).refunds, [[1, 'pending', 24_800]]);
  await box.advanceMinutes(5);
  await syncPayment(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(await asked(orderId), ['again', 'first']);
  await box.control(`refunds/${refundId}/bank-account`, {});
  await box.advanceMinutes(5);
  await syncPayment(box.ctx, intentId);
  const end = await fateOf(box.ctx, orderId);
  assert.deepEqual([end.order, end.refunds], ['refunded', [[1, 'succeeded', 24_800]]]);
  assert.ok(!end.mails.includes('order_refunded'), 'the card’s words are not said');
  assert.equal((await refundsWithoutBank(box.as(operator), null)).rows.length, 0);
  await agree();
});

test('nobody answers: three reminders, then the refund comes back and waits for the operator, who sends it again', async () => {
  const { orderId, intentId, lineId } = await canceledAtKonbini();
  for (const days of [6, 2, 1, 12, 1, 17, 1]) {
    await box.advanceDays(days);
    await Promise.all([chaseRefunds(box.ctx), chaseRefunds(box.ctx)]);
  }
  assert.deepEqual(await asked(orderId), ['day_21', 'day_38', 'day_7', 'first']);
  await box.advanceDays(6);
  await syncPayment(box.ctx, intentId);
  assert.equal((await fateOf(box.ctx, orderId)).refunds[0]?.[1], 'failed');
  assert.equal((await accountsOfOrder(box.ctx, orderId))['advance:orders'], -24_800);
  await agree();
  const asOperator = box.as(operator);
  assert.deepEqual(await countWatchedRefunds(asOperator), { bank: 0, back: 1 });
  assert.deepEqual(
    (await refundsThatCameBack(asOperator, null)).rows.map((row) => row.orderId),
    [orderId],
  );
  const again = { orderId, ordinal: 2, lines: [{ lineId, amountYen: yen(24_800), cancel: false }], reason: '再送' };
  assert.ok((await refundLines(asOperator, again)).ok);
  assert.deepEqual(await countWatchedRefunds(asOperator), { bank: 1, back: 0 });
  await agree();
  await assert.rejects(countWatchedRefunds(box.ctx), { code: 'forbidden' });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { offerAllMethods, waitAtKonbini } from '@/db/testing/konbini';
import { confirmIntent, feesKnown, payOrder, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { guestOf } from '@/lib/checkout/testing/sale';
import type { OrderId } from '@/lib/ids';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { listParked } from './console-queries';
import { refundParked } from './refund-parked';
import { syncPayment } from './sync-payment';

const reason = '期限後の入金のため、全額を返金';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

const die = (orderId: OrderId) => box.ctx.db.update(orders).set({ state: 'expired' }).where(eq(orders.id, orderId));

interface Late {
  readonly orderId: OrderId;
  readonly intentId: string;
}

/** Paid at a till when its order had died. */
async function paidLateAtTill(): Promise<Late> {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await waitAtKonbini(box.ctx, orderId);
  await die(orderId);
  await box.control(`konbini/${intentId}/pay`, { store: 'lawson' });
  await feesKnown(box.ctx, intentId);
  assert.equal((await syncPayment(box.ctx, intentId)).effect, 'parked');
  return { orderId, intentId };
}

async function paidLateByCard(): Promise<Late> {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await die(orderId);
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  return { orderId, intentId };
}

const queue = async () => (await listParked(box.as(operator), { after: null, size: 50 })).rows;

test('late money stands in the queue with its reason and goes back whole by one of many clicks', async () => {
  const { orderId, intentId } = await paidLateAtTill();
  const [row] = await queue();
  assert.ok(row !== undefined);
  assert.deepEqual(
    [row.orderId, row.reason, row.amountYen, row.methodType, row.orderState],
    [orderId, 'paid_after_expiry', 24_800, 'konbini', 'expired'],
  );
  assert.match(row.intentId ?? '', /^pi_/);
  await assertBooksAgree(box.ctx);
  const clicks = await Promise.all([1, 2, 3].map(() => refundParked(box.as(operator), { orderId, intentId, reason })));
  const refundIds = clicks.flatMap((click) => (click.ok ? [click.refundId] : []));
  assert.ok(refundIds.length >= 1 && new Set(refundIds).size === 1);
  assert.equal((await box.ctx.stripe.refunds.list({ limit: 100 })).data.length, 1);
  assert.deepEqual(await queue(), []);
  assert.deepEqual(await refundParked(box.as(operator), { orderId, intentId, reason }), {
    ok: false,
    reason: 'not_parked',
  });
  await assertBooksAgree(box.ctx);
});

test('the queue is paged, and only operators see it or send money back', async () => {
  const [first, second] = [await paidLateByCard(), await paidLateByCard()];
  const ctx = box.as(operator);
  const page = await listParked(ctx, { after: null, size: 1 });
  assert.deepEqual(
    page.rows.map((row) => row.orderId),
    [second.orderId],
  );
  assert.ok(page.next !== null);
  const after = parseCursor('pay', formatCursor(page.next));
  const rest = await listParked(ctx, { after, size: 1 });
  assert.deepEqual([rest.rows.map((row) => row.orderId), rest.next], [[first.orderId], null]);
  assert.equal(parseCursor('pay', '1.x'), null);
  const guest = box.as(guestOf(first.orderId));
  await assert.rejects(listParked(guest, { after: null, size: 1 }));
  await assert.rejects(refundParked(guest, { ...first, reason }));
  for (const late of [first, second]) assert.ok((await refundParked(ctx, { ...late, reason })).ok);
  await assertBooksAgree(box.ctx);
});

test('money of a living order is not late', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await payOrder(box.ctx, orderId);
  assert.deepEqual(await refundParked(box.as(operator), { orderId, intentId, reason }), {
    ok: false,
    reason: 'not_parked',
  });
});

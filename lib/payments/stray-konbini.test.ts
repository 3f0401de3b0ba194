import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { offerAllMethods } from '@/db/testing/konbini';
import { feesKnown, payOrder } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { listParked } from './console-queries';
import { refundParked } from './refund-parked';
import { settleAvailableFunds } from './settle-available-funds';
import { syncPayment } from './sync-payment';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

test('paid by card and once more at a till: the buyer is asked for a bank account, and nothing waits for us', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const cardId = await payOrder(ctx, orderId);
  const { amount, metadata } = await ctx.stripe.paymentIntents.retrieve(cardId);
  const { id: tillId } = await ctx.stripe.paymentIntents.create({
    amount,
    currency: 'jpy',
    metadata,
    confirm: true,
    allowed_payment_method_types: ['konbini'],
    payment_method_data: { type: 'konbini', billing_details: { name: '髙橋 花子', email: 'hanako@example.jp' } },
    payment_method_options: { konbini: { confirmation_number: '09012345678' } },
  });
  await box.control(`konbini/${tillId}/pay`, { store: 'lawson' });
  await feesKnown(ctx, tillId);
  assert.equal((await syncPayment(ctx, tillId)).effect, 'parked');
  const asOperator = box.as(operator);
  const refund = await refundParked(asOperator, { orderId, intentId: tillId, reason: '二重の入金' });
  assert.ok(refund.ok && refund.state === 'requires_action');
  const told = await ctx.db.select({ template: mails.template }).from(mails).where(eq(mails.orderId, orderId));
  assert.deepEqual(told.map(({ template }) => template).toSorted(), ['order_paid', 'refund_needs_bank']);
  assert.deepEqual((await listParked(asOperator, { after: null, size: 5 })).rows, []);
  await settleAvailableFunds(ctx);
  await assertBooksAgree(ctx);
});

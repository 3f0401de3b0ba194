import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payments } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { testContext } from '@/db/testing/test-context';
import { newId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { pullPayment } from './pull-payment';

test('a payment that Stripe cannot be asked about is unknown, not unpaid', async () => {
  await using scene = await testContext();
  const { ctx } = scene;
  const orderId = await insertOrderToPay(ctx);
  assert.equal(await pullPayment(ctx, { orderId }), 'known');
  await ctx.db.insert(payments).values({
    id: newId('pay'),
    orderId,
    state: 'requires_action',
    amountYen: yen(24_800),
    stripePaymentIntentId: 'pi_unreachable',
    createdAt: ctx.clock.now(),
  });
  assert.equal(await pullPayment(ctx, { orderId }), 'unknown');
});

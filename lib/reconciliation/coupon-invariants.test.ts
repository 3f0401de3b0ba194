import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coupons, orders, payments } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { createOrder } from '@/lib/checkout/create-order';
import { addCart, addCourses } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import { addCoupon, codeOf, putCoupon } from '@/lib/coupons/testing/offers';
import { newId, type OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { runInvariants } from './run-invariants';

const damages: readonly (readonly [string, (own: Ctx, orderId: OrderId) => Promise<unknown>])[] = [
  ['coupon_count_is_its_uses', (own) => own.db.update(coupons).set({ takenCount: 2 })],
  ['coupon_follows_its_order', (own) => own.db.update(orders).set({ state: 'expired' })],
  ['free_order_has_no_payment', (own, orderId) => own.db.insert(payments).values(paymentFor(own, orderId))],
];
const paymentFor = (own: Ctx, orderId: OrderId) => ({
  id: newId('pay'),
  orderId,
  state: 'planned' as const,
  amountYen: yen(50),
  createdAt: own.clock.now(),
});

for (const [name, damage] of damages) {
  test(`${name} turns red when it is broken`, async () => {
    await using own = await testContext();
    const couponId = await addCoupon(own.ctx, { amountOffYen: null, percentBasisPoints: 10_000 });
    const cartId = await addCart(own.ctx, await addCourses(own.ctx));
    await putCoupon(own.ctx, cartId, await codeOf(own.ctx, couponId));
    const made = await createOrder(own.ctx, { cartId, locale: 'ja' });
    assert.ok(made.ok);
    const isRed = async () => (await runInvariants(own.ctx)).some((result) => result.name === name && !result.holds);
    assert.equal(await isRed(), false);
    await damage(own.ctx, made.orderId);
    assert.equal(await isRed(), true);
  });
}

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { cartLines, carts, orders } from '@/db/schema';
import { someoneWaits } from '@/db/testing/someone-waits';
import { testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { newId } from '@/lib/ids';
import { fixedClock } from '@/lib/time/clock';
import { minuteMs, shift } from '@/lib/time/duration';
import { fulfilOrder } from './fulfil-order';
import { restartOrder } from './restart-order';
import { saveOrderDetails } from './save-order-details';
import { addCourses, addDraft, addOrderToPay, filledForm } from './testing/sale';

const { ctx, close } = await testContext();
after(close);

const later: Ctx = { ...ctx, clock: fixedClock(shift(ctx.clock.now(), 70 * minuteMs)) };

async function cartOf(orderId: Parameters<typeof filledForm>[1]) {
  const [order] = await ctx.db.select({ cartId: orders.cartId }).from(orders).where(eq(orders.id, orderId));
  assert.ok(order?.cartId);
  return order.cartId;
}

test('starting again waits for a checkout of the same cart, and neither stops the other', async () => {
  const orderId = await addDraft(ctx);
  const cartId = await cartOf(orderId);
  const again = await ctx.db.transaction(async (tx) => {
    await tx.select().from(carts).where(eq(carts.id, cartId)).for('update');
    const restarted = restartOrder(later, { orderId });
    restarted.catch(() => {});
    await someoneWaits(ctx);
    await tx
      .update(orders)
      .set({ state: 'canceled' })
      .where(and(eq(orders.cartId, cartId), eq(orders.state, 'draft')));
    return { restarted };
  });
  assert.ok((await again.restarted).ok);
});

test('what was bought leaves the cart, what else lies in it stays', async () => {
  const orderId = await addOrderToPay(ctx);
  const cartId = await cartOf(orderId);
  const [other] = await addCourses(ctx);
  await ctx.db.insert(cartLines).values({ id: newId('ctl'), cartId, courseId: other, createdAt: ctx.clock.now() });
  await ctx.db.transaction((tx) => fulfilOrder({ ...ctx, db: tx }, { orderId, paidAt: ctx.clock.now() }));
  const left = await ctx.db.select().from(cartLines).where(eq(cartLines.cartId, cartId));
  assert.deepEqual(
    left.map((line) => line.courseId),
    [other],
  );
});

test('the evidence is kept in the language in which it was shown', async () => {
  const orderId = await addDraft(ctx);
  const form = await filledForm(ctx, orderId);
  assert.ok((await saveOrderDetails(ctx, { orderId, form, locale: 'en' })).ok);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.confirmationSnapshot?.['locale'], 'en');
  assert.match(JSON.stringify(order?.confirmationSnapshot?.['items']), /Quantity|Total/i);
});

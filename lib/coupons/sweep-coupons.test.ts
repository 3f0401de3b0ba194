import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq, isNull, sql } from 'drizzle-orm';
import { coupons } from '@/db/schema';
import { sandboxContext, testContext } from '@/db/testing/test-context';
import { minuteMs, shift } from '@/lib/time/duration';
import { couponsToMirror, sweepCoupons } from './sweep-coupons';
import { addCoupon } from './testing/offers';

const unmirrored = { state: 'planned', stripeCouponId: null, stripePromotionCodeId: null } as const;

test('coupons that Stripe refuses do not keep the others from it, though a batch is full of them', async () => {
  await using box = await sandboxContext();
  const { ctx } = box;
  for (let number = 0; number < 3; number += 1) {
    const createdAt = shift(ctx.clock.now(), -minuteMs);
    await addCoupon(ctx, { ...unmirrored, code: `NOT A CODE ${number}`, createdAt });
  }
  const couponId = await addCoupon(ctx, unmirrored);
  await sweepCoupons(ctx, 3);
  await box.advanceMinutes(2);
  await sweepCoupons(ctx, 3);
  const [row] = await ctx.db.select().from(coupons).where(eq(coupons.id, couponId));
  assert.deepEqual([row?.state, row?.stripeError], ['active', null]);
  assert.equal(await ctx.db.$count(coupons, isNull(coupons.stripeTriedAt)), 0);
  assert.equal(await ctx.db.$count(coupons, eq(coupons.state, 'planned')), 3);
});

test('among many coupons the sweep reads its batch from its index', async () => {
  await using box = await testContext();
  const { ctx } = box;
  await ctx.db.execute(sql`
    insert into coupons (id, code, name, state, amount_off_yen, borne_by, scope, starts_on, stripe_promotion_code_id,
      stripe_stopped_at, stripe_tried_at, created_by, created_at)
    select 'cpn_' || lpad(n::text, 26, '0'), 'MANY' || n, '割引', s.state, 500, 'company', 'all', '2026-01-01',
      case when s.state = 'active' then 'promo_' || n end,
      case when s.state = 'stopped' and n % 100 > 0 then now() end, case when n % 3 = 0 then now() end, 'test', now()
    from generate_series(1, 20000) n,
      lateral (select (case when n % 50 = 1 then 'planned' when n % 5 = 0 then 'stopped' else 'active' end) as state) s`);
  await ctx.db.execute(sql`analyze coupons`);
  const plan = JSON.stringify(await ctx.db.execute(sql`explain ${couponsToMirror(ctx, 50).getSQL()}`));
  assert.match(plan, /Index Scan using coupons_to_mirror/);
  assert.doesNotMatch(plan, /Sort/);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, coupons, stripeRequests } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { CouponId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { editCoupon } from './edit-coupon';
import { mirrorCoupon } from './mirror-coupon';
import { type NewCoupon, registerCoupon } from './register-coupon';
import { stopCoupon } from './stop-coupon';
import { sweepCoupons } from './sweep-coupons';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext();
});
after(() => box.close());

const terms: NewCoupon = {
  code: 'ｗｅｌｃｏｍｅ−2000',
  name: '脳MRIコース 2,000円引き',
  borneBy: 'company',
  scope: 'all',
  facilityId: null,
  courseIds: [],
  minimumYen: yen(10_000),
  firstPurchaseOnly: false,
  withSets: true,
  startsOn: '2026-01-01',
  endsOn: null,
  limitTotal: 50,
  limitPerPerson: 1,
  percentBasisPoints: null,
  amountOffYen: yen(2_000),
};

async function registered(fields: Partial<NewCoupon> = {}): Promise<CouponId> {
  const made = await registerCoupon(box.as(operator), { ...terms, ...fields });
  assert.ok(made.ok, JSON.stringify(made));
  return made.couponId;
}

async function rowOf(couponId: CouponId) {
  const [row] = await box.ctx.db.select().from(coupons).where(eq(coupons.id, couponId));
  assert.ok(row !== undefined);
  return row;
}

test('a coupon becomes one Stripe Coupon and one PromotionCode, however often and at once it is mirrored; its name stays ours', async () => {
  const couponId = await registered();
  assert.equal((await rowOf(couponId)).state, 'planned');
  await Promise.all([1, 2, 3].map(() => mirrorCoupon(box.ctx, couponId)));
  await mirrorCoupon(box.ctx, couponId);
  const row = await rowOf(couponId);
  assert.equal(row.state, 'active');
  const codes = await box.ctx.stripe.promotionCodes.list({ code: 'WELCOME2000' });
  assert.deepEqual(
    codes.data.map((code) => [code.id, code.active, code.promotion.coupon]),
    [[row.stripePromotionCodeId, true, row.stripeCouponId]],
  );
  const mirrored = await box.ctx.stripe.coupons.retrieve(row.stripeCouponId ?? '');
  assert.deepEqual([mirrored.amount_off, mirrored.currency, mirrored.name], [2_000, 'jpy', '割引 2,000円']);
  const entries = await box.ctx.db.select().from(auditLog).where(eq(auditLog.subjectId, couponId));
  assert.deepEqual(
    entries.map((entry) => entry.action),
    ['coupon.registered', 'coupon.active'],
  );
});

test('a percentage with a fraction reaches Stripe as it is', async () => {
  const couponId = await registered({ code: 'FRACTION', amountOffYen: null, percentBasisPoints: 1_250 });
  await mirrorCoupon(box.ctx, couponId);
  const { stripeCouponId } = await rowOf(couponId);
  assert.equal((await box.ctx.stripe.coupons.retrieve(stripeCouponId ?? '')).percent_off, 12.5);
});

test('while Stripe refuses or does not answer it waits with the reason, and the sweep finishes it', async () => {
  const other = await box.ctx.stripe.coupons.create({ percent_off: 5 });
  const promotion = { type: 'coupon', coupon: other.id } as const;
  const blocking = await box.ctx.stripe.promotionCodes.create({ promotion, code: 'LATER' });
  const couponId = await registered({ code: 'LATER' });
  assert.equal(await mirrorCoupon(box.ctx, couponId), 'waiting');
  assert.match((await rowOf(couponId)).stripeError ?? '', /code LATER already exists/);
  assert.equal((await rowOf(couponId)).state, 'planned');
  await box.ctx.stripe.promotionCodes.update(blocking.id, { active: false });
  await box.advanceMinutes(2);
  await sweepCoupons(box.ctx);
  assert.deepEqual([(await rowOf(couponId)).state, (await rowOf(couponId)).stripeError], ['active', null]);
});

test('stopped at once with us, then at Stripe; what was never mirrored needs nothing there', async () => {
  const couponId = await registered({ code: 'STOPME' });
  await mirrorCoupon(box.ctx, couponId);
  assert.deepEqual(
    [await stopCoupon(box.as(operator), { couponId }), await stopCoupon(box.as(operator), { couponId })],
    ['stopped', 'already'],
  );
  const fresh = await registered({ code: 'NEVER' });
  await stopCoupon(box.as(operator), { couponId: fresh });
  await sweepCoupons(box.ctx);
  const row = await rowOf(couponId);
  assert.ok(row.stripeStoppedAt !== null && (await rowOf(fresh)).stripeStoppedAt !== null);
  assert.equal((await box.ctx.stripe.promotionCodes.retrieve(row.stripePromotionCodeId ?? '')).active, false);
  assert.equal(await box.ctx.db.$count(stripeRequests, eq(stripeRequests.subjectId, fresh)), 0);
});

test('codes that cannot be, that tell of health, and that are taken are refused by name', async () => {
  const reason = async (code: string) => {
    const made = await registerCoupon(box.as(operator), { ...terms, code });
    return made.ok ? 'ok' : made.reason;
  };
  assert.equal(await reason('はじめて'), 'code_form');
  assert.equal(await reason('mri500'), 'code_health');
  assert.equal(await reason('ONCE'), 'ok');
  assert.equal(await reason('ｏｎｃｅ'), 'code_taken');
  const nowhere = { ...terms, code: 'NOWHERE', scope: 'courses', courseIds: ['crs_none'] } as const;
  assert.deepEqual(await registerCoupon(box.as(operator), nowhere), { ok: false, reason: 'target_missing' });
});

test('limits are edited, but never below what is taken; strangers may nothing', async () => {
  const couponId = await registered({ code: 'EDITED' });
  await box.ctx.db.update(coupons).set({ takenCount: 3 }).where(eq(coupons.id, couponId));
  const edit = { couponId, name: '新しい名前', endsOn: null, limitPerPerson: null };
  assert.deepEqual(await editCoupon(box.as(operator), { ...edit, limitTotal: 2 }), {
    ok: false,
    reason: 'below_taken',
  });
  assert.deepEqual(await editCoupon(box.as(operator), { ...edit, limitTotal: 3 }), { ok: true });
  assert.equal((await rowOf(couponId)).name, '新しい名前');
  const guest = box.as({ kind: 'guest', orderIds: [] });
  const forbidden = { code: 'forbidden' };
  await assert.rejects(registerCoupon(guest, terms), forbidden);
  await assert.rejects(editCoupon(guest, { ...edit, limitTotal: null }), forbidden);
  await assert.rejects(stopCoupon(guest, { couponId }), forbidden);
});

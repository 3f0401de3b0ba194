import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { couponRedemptions, couponStates, coupons, facilities, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { CouponId, CouponRedemptionId, OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';
import { parseCouponCode } from './coupon-code';
import type { CouponRow } from './find-coupon';

export interface ConsoleCoupon extends CouponRow {
  readonly facilityName: string | null;
}

interface CouponListRequest {
  /** The beginning of a code, or a part of a name. */
  readonly q: string;
  readonly state: CouponRow['state'] | null;
  readonly after: MomentCursor<'cpn'> | null;
  readonly size: number;
}

/** A page of coupons, newest first. Operators only. */
export async function listCoupons(
  ctx: Ctx,
  { q, state, after, size }: CouponListRequest,
): Promise<{ readonly coupons: readonly ConsoleCoupon[]; readonly next: MomentCursor<'cpn'> | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ coupon: coupons, facilityName: facilities.name })
    .from(coupons)
    .leftJoin(facilities, eq(facilities.id, coupons.facilityId))
    .where(
      and(
        q.trim() === '' ? undefined : matches(q.trim()),
        state === null ? undefined : eq(coupons.state, state),
        olderThan(after, [coupons.createdAt, coupons.id]),
      ),
    )
    .orderBy(desc(coupons.createdAt), desc(coupons.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ coupon: { createdAt: at, id } }) => ({ at, id }) });
  return { coupons: page.map(({ coupon, facilityName }) => ({ ...coupon, facilityName })), next };
}

function matches(q: string): SQL | undefined {
  const code = parseCouponCode(q);
  return or(
    sql`strpos(${coupons.name}, ${q}) > 0`,
    code === null ? undefined : sql`starts_with(${coupons.code}, ${code})`,
  );
}

/** One coupon, or null. Operators only. */
export async function readConsoleCoupon(ctx: Ctx, couponId: CouponId): Promise<ConsoleCoupon | null> {
  assertOperator(ctx);
  const [found] = await ctx.db
    .select({ coupon: coupons, facilityName: facilities.name })
    .from(coupons)
    .leftJoin(facilities, eq(facilities.id, coupons.facilityId))
    .where(eq(coupons.id, couponId));
  return found === undefined ? null : { ...found.coupon, facilityName: found.facilityName };
}

export interface CouponUse {
  readonly id: CouponRedemptionId;
  readonly orderId: OrderId;
  readonly number: string;
  readonly state: 'claimed' | 'redeemed' | 'released';
  readonly buyerEmail: string | null;
  readonly discountYen: Yen;
  readonly createdAt: Date;
}

/** A page of a coupon's uses, newest first. Operators only. */
export async function listUses(
  ctx: Ctx,
  { couponId, after, size }: { couponId: CouponId; after: MomentCursor<'cpr'> | null; size: number },
): Promise<{ readonly uses: readonly CouponUse[]; readonly next: MomentCursor<'cpr'> | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({
      id: couponRedemptions.id,
      orderId: couponRedemptions.orderId,
      number: orders.number,
      state: couponRedemptions.state,
      buyerEmail: couponRedemptions.buyerEmail,
      discountYen: couponRedemptions.discountYen,
      createdAt: couponRedemptions.createdAt,
    })
    .from(couponRedemptions)
    .innerJoin(orders, eq(orders.id, couponRedemptions.orderId))
    .where(
      and(
        eq(couponRedemptions.couponId, couponId),
        olderThan(after, [couponRedemptions.createdAt, couponRedemptions.id]),
      ),
    )
    .orderBy(desc(couponRedemptions.createdAt), desc(couponRedemptions.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ createdAt: at, id }) => ({ at, id }) });
  return { uses: page, next };
}

/** A state from the address; null when it is none. */
export function parseCouponState(text: string): CouponRow['state'] | null {
  return couponStates.find((state) => state === text) ?? null;
}

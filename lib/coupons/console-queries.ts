import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { couponRedemptions, couponStates, coupons, facilities, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type CouponId, type CouponRedemptionId, type OrderId, parseId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { parseCouponCode } from './coupon-code';
import type { CouponRow } from './find-coupon';

export interface ConsoleCoupon extends CouponRow {
  readonly facilityName: string | null;
}

export interface CouponCursor {
  readonly at: Date;
  readonly id: CouponId;
}

interface CouponListRequest {
  /** The beginning of a code, or a part of a name. */
  readonly q: string;
  readonly state: CouponRow['state'] | null;
  readonly after: CouponCursor | null;
  readonly size: number;
}

/** A page of coupons, newest first. Operators only. */
export async function listCoupons(
  ctx: Ctx,
  { q, state, after, size }: CouponListRequest,
): Promise<{ readonly coupons: readonly ConsoleCoupon[]; readonly next: CouponCursor | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ coupon: coupons, facilityName: facilities.name })
    .from(coupons)
    .leftJoin(facilities, eq(facilities.id, coupons.facilityId))
    .where(
      and(
        q.trim() === '' ? undefined : matches(q.trim()),
        state === null ? undefined : eq(coupons.state, state),
        after === null ? undefined : before(sql`(${coupons.createdAt}, ${coupons.id})`, after),
      ),
    )
    .orderBy(desc(coupons.createdAt), desc(coupons.id))
    .limit(size + 1);
  const page = rows.slice(0, size).map(({ coupon, facilityName }) => ({ ...coupon, facilityName }));
  const last = page.at(-1);
  return {
    coupons: page,
    next: rows.length > size && last !== undefined ? { at: last.createdAt, id: last.id } : null,
  };
}

function matches(q: string): SQL | undefined {
  const code = parseCouponCode(q);
  return or(
    sql`strpos(${coupons.name}, ${q}) > 0`,
    code === null ? undefined : sql`starts_with(${coupons.code}, ${code})`,
  );
}

function before(key: SQL, cursor: { at: Date; id: string }): SQL {
  return sql`${key} < (${cursor.at.toISOString()}::timestamptz, ${cursor.id})`;
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

export interface UseCursor {
  readonly at: Date;
  readonly id: CouponRedemptionId;
}

/** A page of a coupon's uses, newest first. Operators only. */
export async function listUses(
  ctx: Ctx,
  { couponId, after, size }: { couponId: CouponId; after: UseCursor | null; size: number },
): Promise<{ readonly uses: readonly CouponUse[]; readonly next: UseCursor | null }> {
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
        after === null ? undefined : before(sql`(${couponRedemptions.createdAt}, ${couponRedemptions.id})`, after),
      ),
    )
    .orderBy(desc(couponRedemptions.createdAt), desc(couponRedemptions.id))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { uses: page, next: rows.length > size && last !== undefined ? { at: last.createdAt, id: last.id } : null };
}

export function formatOfferCursor({ at, id }: CouponCursor | UseCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address, of a coupon (`cpn`) or a use (`cpr`); null when it is none. */
export function parseOfferCursor<Prefix extends 'cpn' | 'cpr'>(prefix: Prefix, text: string) {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId(prefix, idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}

export const couponStateNames = couponStates;

/** A state from the address; null when it is none. */
export function parseCouponState(text: string): CouponRow['state'] | null {
  return couponStates.find((state) => state === text) ?? null;
}

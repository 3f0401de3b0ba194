import { and, eq, inArray, isNotNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { couponRedemptions, coupons, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CouponId, OrderId } from '@/lib/ids';
import type { CouponRefusal } from './coupon-refusal';

/** Who buys: the account when signed in, the address in lower case once it is known. */
export interface Person {
  readonly userId: string | null;
  readonly email: string | null;
}

interface Limits {
  readonly couponId: CouponId;
  readonly limitPerPerson: number | null;
  readonly firstPurchaseOnly: boolean;
}

/**
 * Why this person may not use the coupon (again), or null: only what is known of them counts. Uses by other living orders count,
 * `except` names those that are being decided or would give theirs back.
 */
export async function personReason(
  ctx: Ctx,
  coupon: Limits,
  { person, except }: { person: Person; except: readonly OrderId[] },
): Promise<CouponRefusal | null> {
  if (person.userId === null && person.email === null) return null;
  if (coupon.firstPurchaseOnly && (await hasBought(ctx, person))) return 'first_purchase';
  const limit = coupon.limitPerPerson ?? (coupon.firstPurchaseOnly ? 1 : null);
  if (limit === null) return null;
  const uses = await ctx.db
    .select({ state: couponRedemptions.state })
    .from(couponRedemptions)
    .innerJoin(coupons, eq(coupons.id, couponRedemptions.couponId))
    .where(
      and(
        // Two first purchases at once, with two coupons, are not both the first.
        coupon.firstPurchaseOnly
          ? or(eq(couponRedemptions.couponId, coupon.couponId), eq(coupons.firstPurchaseOnly, true))
          : eq(couponRedemptions.couponId, coupon.couponId),
        inArray(couponRedemptions.state, ['claimed', 'redeemed']),
        notInArray(couponRedemptions.orderId, [...except]),
        isPerson(person),
      ),
    );
  if (uses.length < limit) return null;
  return uses.filter(({ state }) => state === 'redeemed').length < limit ? 'in_use' : 'used_by_you';
}

function isPerson({ userId, email }: Person): SQL | undefined {
  return or(
    userId === null ? undefined : eq(couponRedemptions.userId, userId),
    email === null ? undefined : eq(couponRedemptions.buyerEmail, email),
  );
}

async function hasBought(ctx: Ctx, { userId, email }: Person): Promise<boolean> {
  const [bought] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        isNotNull(orders.paidAt),
        or(
          userId === null ? undefined : eq(orders.userId, userId),
          email === null ? undefined : eq(sql`lower(${orders.buyerEmail})`, email),
        ),
      ),
    )
    .limit(1);
  return bought !== undefined;
}

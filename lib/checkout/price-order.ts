import type { CouponId, CourseId, DiscountSetId, FacilityId } from '@/lib/ids';
import { allocate } from '@/lib/money/allocate';
import { type DiscountTerms, discountAmount } from '@/lib/money/discount-amount';
import { addYen, type Yen, yen } from '@/lib/money/yen';
import { bestSets, type SetGroup, type SetTerms } from '@/lib/sets/best-sets';
import { facilityShare } from '@/lib/shares/facility-share';

/** Stripe takes no payment below this: a total is 0 or at least so much. */
export const smallestTotalYen = yen(50);

export interface PriceLine {
  readonly courseId: CourseId;
  readonly facilityId: FacilityId;
  /** Today's single price, tax-inclusive. */
  readonly priceYen: Yen;
  readonly commissionBasisPoints: number;
}

export interface CouponTerms extends DiscountTerms {
  readonly couponId: CouponId;
  readonly code: string;
  readonly borneBy: 'company' | 'facility';
  readonly scope: 'all' | 'facility' | 'courses';
  readonly facilityId: FacilityId | null;
  readonly courseIds: readonly CourseId[];
  readonly minimumYen: Yen;
  readonly withSets: boolean;
}

/** Why a usable coupon takes nothing off this order. */
export type CouponMisfit = 'other_courses' | 'below_minimum' | 'not_with_sets' | 'no_effect';

export interface PricedLine {
  readonly priceYen: Yen;
  readonly setDiscountYen: Yen;
  readonly couponDiscountYen: Yen;
  readonly totalYen: Yen;
  readonly setId: DiscountSetId | null;
  readonly setBorneBy: 'company' | 'facility' | null;
  /** Of the discounts, what we bear. */
  readonly ownDiscountsYen: Yen;
  readonly shareYen: Yen;
}

export interface PricedOrder {
  readonly lines: readonly PricedLine[];
  readonly regularYen: Yen;
  readonly setDiscountYen: Yen;
  readonly couponDiscountYen: Yen;
  readonly totalYen: Yen;
  readonly groups: readonly SetGroup[];
  /** The coupon that was applied. */
  readonly couponId: CouponId | null;
  readonly misfit: CouponMisfit | null;
}

export interface Offers {
  readonly sets: readonly SetTerms[];
  readonly coupon: CouponTerms | null;
}

/**
 * 通常合計 → セット割 → クーポン → お支払い合計. Sets apply by themselves, best for the patient, then one coupon on what is left of its
 * courses. Discounts are spread over lines by largest remainder and cut so that the total is 0 or at least ¥50. What a facility
 * bears comes off its share, which never falls below zero: the rest is ours.
 */
export function priceOrder(lines: readonly PriceLine[], { sets, coupon }: Offers): PricedOrder {
  const withSets = discounted(lines, { groups: cutGroups(lines, bestSets(lines, sets)), coupon });
  if (coupon === null || coupon.withSets || withSets.groups.length === 0) return withSets;
  const setsAlone = {
    ...discounted(lines, { groups: withSets.groups, coupon: null }),
    misfit: 'not_with_sets' as const,
  };
  const couponAlone = discounted(lines, { groups: [], coupon });
  return couponAlone.totalYen < setsAlone.totalYen ? couponAlone : setsAlone;
}

function cutGroups(lines: readonly PriceLine[], groups: readonly SetGroup[]): SetGroup[] {
  const regularYen = addYen(...lines.map((line) => line.priceYen));
  const leftYen = yen(regularYen - addYen(...groups.map((group) => group.discountYen)));
  let excess = leftYen === 0 ? 0 : Math.max(0, smallestTotalYen - leftYen);
  return groups
    .map((group) => {
      const cut = Math.min(excess, group.discountYen);
      excess -= cut;
      return { ...group, discountYen: yen(group.discountYen - cut) };
    })
    .filter((group) => group.discountYen > 0);
}

function discounted(
  lines: readonly PriceLine[],
  { groups, coupon }: { groups: readonly SetGroup[]; coupon: CouponTerms | null },
): PricedOrder {
  const bySet = lines.map((): { yen: Yen; set: SetTerms | null } => ({ yen: yen(0), set: null }));
  for (const group of groups) {
    const parts = allocate(
      group.discountYen,
      group.lines.map((index) => lines[index]?.priceYen ?? yen(0)),
    );
    for (const [place, index] of group.lines.entries()) bySet[index] = { yen: parts[place] ?? yen(0), set: group.set };
  }
  const left = lines.map((line, index) => ({ ...line, leftYen: yen(line.priceYen - (bySet[index]?.yen ?? 0)) }));
  const off = couponParts(left, coupon);
  const priced = lines.map((line, index) =>
    pricedLine(line, {
      set: bySet[index] ?? { yen: yen(0), set: null },
      coupon: { yen: off.parts[index] ?? yen(0), borneBy: coupon?.borneBy ?? 'company' },
    }),
  );
  const couponDiscountYen = addYen(...off.parts);
  return {
    lines: priced,
    regularYen: addYen(...lines.map((line) => line.priceYen)),
    setDiscountYen: addYen(...priced.map((line) => line.setDiscountYen)),
    couponDiscountYen,
    totalYen: addYen(...priced.map((line) => line.totalYen)),
    groups,
    couponId: couponDiscountYen > 0 ? (coupon?.couponId ?? null) : null,
    misfit: off.misfit,
  };
}

interface CouponParts {
  readonly parts: readonly Yen[];
  readonly misfit: CouponMisfit | null;
}

function couponParts(lines: readonly (PriceLine & { leftYen: Yen })[], coupon: CouponTerms | null): CouponParts {
  const refuse = (misfit: CouponMisfit | null) => ({ parts: lines.map(() => yen(0)), misfit });
  if (coupon === null) return refuse(null);
  const weights = lines.map((line) => (isCovered(line, coupon) ? line.leftYen : yen(0)));
  if (!lines.some((line) => isCovered(line, coupon))) return refuse('other_courses');
  const baseYen = addYen(...weights);
  if (baseYen < coupon.minimumYen) return refuse('below_minimum');
  const orderYen = addYen(...lines.map((line) => line.leftYen));
  const wantedYen = discountAmount(baseYen, coupon);
  const isTooSmall = wantedYen < orderYen && orderYen - wantedYen < smallestTotalYen;
  const discountYen = isTooSmall ? yen(Math.max(0, orderYen - smallestTotalYen)) : wantedYen;
  if (discountYen === 0) return refuse('no_effect');
  return { parts: allocate(discountYen, weights), misfit: null };
}

function isCovered(
  line: Pick<PriceLine, 'courseId' | 'facilityId'>,
  coupon: Pick<CouponTerms, 'scope' | 'facilityId' | 'courseIds'>,
): boolean {
  if (coupon.scope === 'facility') return line.facilityId === coupon.facilityId;
  return coupon.scope === 'all' || coupon.courseIds.includes(line.courseId);
}

interface LineDiscounts {
  readonly set: { readonly yen: Yen; readonly set: Pick<SetTerms, 'setId' | 'borneBy'> | null };
  readonly coupon: { readonly yen: Yen; readonly borneBy: 'company' | 'facility' };
}

/** A line with its discounts and who bears them. */
function pricedLine(
  line: Pick<PriceLine, 'priceYen' | 'commissionBasisPoints'>,
  { set, coupon }: LineDiscounts,
): PricedLine {
  const wholeShareYen = facilityShare(line.priceYen, line.commissionBasisPoints);
  const discountYen = addYen(set.yen, coupon.yen);
  const asked = (set.set?.borneBy === 'facility' ? set.yen : 0) + (coupon.borneBy === 'facility' ? coupon.yen : 0);
  const borneYen = Math.min(asked, wholeShareYen);
  return {
    priceYen: line.priceYen,
    setDiscountYen: set.yen,
    couponDiscountYen: coupon.yen,
    totalYen: yen(line.priceYen - discountYen),
    setId: set.set?.setId ?? null,
    setBorneBy: set.set?.borneBy ?? null,
    ownDiscountsYen: yen(discountYen - borneYen),
    shareYen: yen(wholeShareYen - borneYen),
  };
}

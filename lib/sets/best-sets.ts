import type { CourseId, DiscountSetId, FacilityId } from '@/lib/ids';
import { type DiscountTerms, discountAmount } from '@/lib/money/discount-amount';
import { addYen, type Yen, yen } from '@/lib/money/yen';

export interface SetTerms extends DiscountTerms {
  readonly setId: DiscountSetId;
  readonly name: string;
  /** `combination`: one line of each course; `count`: so many lines or more. */
  readonly kind: 'combination' | 'count';
  readonly courseIds: readonly CourseId[];
  readonly minimumCount: number | null;
  readonly facilityId: FacilityId | null;
  readonly borneBy: 'company' | 'facility';
}

export interface SetLine {
  readonly courseId: CourseId;
  readonly facilityId: FacilityId;
  readonly priceYen: Yen;
}

/** Lines that make one set together, by their place in the order. */
export interface SetGroup {
  readonly set: SetTerms;
  readonly lines: readonly number[];
  readonly discountYen: Yen;
}

/** The search is exact up to here, which is what a cart holds. Longer orders are solved ten lines at a time. */
export const exactLines = 10;

/**
 * The sets that take most off these lines; a line is in one set at most. Every way of forming groups is looked at, set of lines
 * by set of lines, written as bits. Of equal results the one with the earlier lines stands.
 */
export function bestSets(lines: readonly SetLine[], sets: readonly SetTerms[]): SetGroup[] {
  const groups: SetGroup[] = [];
  for (let start = 0; start < lines.length; start += exactLines) {
    const found = searchAll(lines.slice(start, start + exactLines), sets);
    groups.push(...found.map((group) => ({ ...group, lines: group.lines.map((index) => index + start) })));
  }
  return groups.filter((group) => group.discountYen > 0);
}

interface Pick {
  readonly discountYen: Yen;
  readonly group: { readonly set: SetTerms; readonly mask: number; readonly discountYen: Yen } | null;
}

function searchAll(lines: readonly SetLine[], sets: readonly SetTerms[]): SetGroup[] {
  const candidates = sets.map((set) => candidateOf(set, lines));
  const best: Pick[] = [{ discountYen: yen(0), group: null }];
  const bestOf = (mask: number): Yen => best[mask]?.discountYen ?? yen(0);
  for (let mask = 1; mask < 1 << lines.length; mask += 1) {
    const low = mask & -mask;
    let pick: Pick = { discountYen: bestOf(mask ^ low), group: null };
    for (const { set, masks, discounts } of candidates) {
      for (const group of masks(mask, low)) {
        const discountYen = discounts[group] ?? yen(0);
        const total = addYen(discountYen, bestOf(mask ^ group));
        const isBetter = total > pick.discountYen || (pick.group === null && total === pick.discountYen);
        if (isBetter) pick = { discountYen: total, group: { set, mask: group, discountYen } };
      }
    }
    best.push(pick);
  }
  return groupsOf(best, lines.length);
}

function groupsOf(best: readonly Pick[], count: number): SetGroup[] {
  const groups: SetGroup[] = [];
  for (let left = (1 << count) - 1; left > 0; ) {
    const group = best[left]?.group ?? null;
    if (group !== null) groups.push({ set: group.set, lines: bitsOf(group.mask), discountYen: group.discountYen });
    left ^= group === null ? left & -left : group.mask;
  }
  return groups;
}

interface Candidate {
  readonly set: SetTerms;
  /** The groups that contain the lowest line and only lines that are left. */
  masks(left: number, low: number): readonly number[];
  /** By group. */
  readonly discounts: readonly Yen[];
}

function candidateOf(set: SetTerms, lines: readonly SetLine[]): Candidate {
  const fits = lines.map((line) => set.facilityId === null || line.facilityId === set.facilityId);
  const eligible = fits.reduce((mask, isFit, index) => (isFit ? mask | (1 << index) : mask), 0);
  const discounts = Array.from({ length: 1 << lines.length }, (_, mask) => {
    const prices = bitsOf(mask).map((index) => lines[index]?.priceYen ?? yen(0));
    return discountAmount(addYen(...prices), set);
  });
  const masks = (left: number, low: number): readonly number[] => {
    if ((eligible & low) === 0) return [];
    if (set.kind === 'count') return countMasks(left & eligible, low, set.minimumCount ?? 1);
    return combinationMask(set.courseIds, { lines, left: left & eligible, low });
  };
  return { set, masks, discounts };
}

function countMasks(left: number, low: number, minimum: number): number[] {
  const masks: number[] = [];
  const others = left ^ low;
  for (let part = others; ; part = (part - 1) & others) {
    if (bitsOf(part).length + 1 >= minimum) masks.push(part | low);
    if (part === 0) return masks;
  }
}

/** Lines of one course are alike, so the first ones stand for all. */
function combinationMask(
  courseIds: readonly CourseId[],
  { lines, left, low }: { lines: readonly SetLine[]; left: number; low: number },
): number[] {
  const lowest = lines[bitsOf(low)[0] ?? -1]?.courseId;
  const place = lowest === undefined ? -1 : courseIds.indexOf(lowest);
  if (place < 0) return [];
  let group = low;
  for (const wanted of courseIds.toSpliced(place, 1)) {
    const next = bitsOf(left & ~group).find((index) => lines[index]?.courseId === wanted);
    if (next === undefined) return [];
    group |= 1 << next;
  }
  return [group];
}

function bitsOf(mask: number): number[] {
  const bits: number[] = [];
  for (let index = 0; mask >> index > 0; index += 1) {
    if ((mask & (1 << index)) !== 0) bits.push(index);
  }
  return bits;
}

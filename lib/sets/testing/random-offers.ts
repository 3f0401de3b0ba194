import type { CourseId, FacilityId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import type { SetTerms } from '../best-sets';

/** A small generator with a seed (mulberry32), so that a failing case can be run again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const courseIds: readonly CourseId[] = ['crs_a', 'crs_b', 'crs_c', 'crs_d', 'crs_e'];
const facilityIds: readonly FacilityId[] = ['fac_x', 'fac_y'];

/** Each course has one price and one facility, as in the catalogue. */
export function randomLines(random: (below: number) => number, count: number) {
  const prices = courseIds.map((_, index) => yen(index === 0 ? 50 + random(60) : 50 + random(40_000)));
  return Array.from({ length: count }, () => {
    const place = random(courseIds.length);
    return {
      courseId: courseIds[place] ?? 'crs_a',
      facilityId: facilityIds[place % 2] ?? 'fac_x',
      priceYen: prices[place] ?? yen(50),
      commissionBasisPoints: random(10_001),
    };
  });
}

export function randomSet(random: (below: number) => number, index: number): SetTerms {
  const isCount = random(2) === 0;
  return {
    setId: `set_${index}`,
    name: `セット${index}`,
    kind: isCount ? 'count' : 'combination',
    courseIds: isCount ? [] : Array.from({ length: 2 + random(2) }, () => courseIds[random(5)] ?? 'crs_a'),
    minimumCount: isCount ? 2 + random(3) : null,
    facilityId: random(3) === 0 ? (facilityIds[random(2)] ?? 'fac_x') : null,
    ...randomTerms(random),
    borneBy: random(2) === 0 ? 'company' : 'facility',
  };
}

export function randomTerms(random: (below: number) => number): {
  percentBasisPoints: number | null;
  amountOffYen: Yen | null;
} {
  return random(2) === 0
    ? { percentBasisPoints: 1 + random(10_000), amountOffYen: null }
    : { percentBasisPoints: null, amountOffYen: yen(1 + random(12_000)) };
}

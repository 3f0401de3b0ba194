import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discountAmount } from '@/lib/money/discount-amount';
import { addYen, yen } from '@/lib/money/yen';
import { bestSets, exactLines, type SetLine, type SetTerms } from './best-sets';
import { randomFrom, randomLines, randomSet } from './testing/random-offers';

/** Does this group of lines make the set? Written as the terms say it, without the search's tricks. */
function makes(set: SetTerms, group: readonly SetLine[]): boolean {
  if (set.facilityId !== null && group.some((line) => line.facilityId !== set.facilityId)) return false;
  if (set.kind === 'count') return group.length >= (set.minimumCount ?? 0);
  return (
    group
      .map((line) => line.courseId)
      .toSorted()
      .join() === set.courseIds.toSorted().join()
  );
}

/** Tries every partition of the lines: each line joins a group that exists, or begins one. */
function bruteForce(
  lines: readonly SetLine[],
  sets: readonly SetTerms[],
  groups: readonly (readonly SetLine[])[] = [],
): number {
  const [first, ...others] = lines;
  if (first === undefined) {
    const worth = groups.map((group) => {
      const sum = addYen(...group.map((line) => line.priceYen));
      return Math.max(0, ...sets.filter((set) => makes(set, group)).map((set) => discountAmount(sum, set)));
    });
    return worth.reduce((total, value) => total + value, 0);
  }
  const joined = groups.map((group, place) => groups.with(place, [...group, first]));
  return Math.max(...[...joined, [...groups, [first]]].map((next) => bruteForce(others, sets, next)));
}

test('no other way of forming sets takes more off', () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomFrom(seed);
    const lines = randomLines(random, 1 + random(6));
    const sets = Array.from({ length: random(4) }, (_, index) => randomSet(random, index));
    const found = bestSets(lines, sets);
    assert.equal(addYen(...found.map((group) => group.discountYen)), bruteForce(lines, sets), `seed ${seed}`);
    const used = found.flatMap((group) => group.lines);
    assert.equal(new Set(used).size, used.length, `seed ${seed}: a line is in one set`);
    for (const group of found) {
      assert.ok(
        makes(
          group.set,
          group.lines.flatMap((index) => lines[index] ?? []),
        ),
        `seed ${seed}`,
      );
    }
  }
});

const brain = { courseId: 'crs_a', facilityId: 'fac_x', priceYen: yen(25_000) } as const;
const lung = { courseId: 'crs_b', facilityId: 'fac_x', priceYen: yen(15_000) } as const;
const combination: SetTerms = {
  setId: 'set_pair',
  name: '脳と肺のセット',
  kind: 'combination',
  courseIds: ['crs_a', 'crs_b'],
  minimumCount: null,
  facilityId: null,
  percentBasisPoints: null,
  amountOffYen: yen(3_000),
  borneBy: 'company',
};
const three: SetTerms = {
  ...combination,
  setId: 'set_three',
  kind: 'count',
  courseIds: [],
  minimumCount: 3,
  percentBasisPoints: 1_000,
  amountOffYen: null,
};

test('two pairs are two sets, and a third examination alone gets nothing', () => {
  const found = bestSets([brain, lung, brain, lung, brain], [combination]);
  assert.deepEqual(
    found.map((group) => [group.lines, group.discountYen]),
    [
      [[0, 1], 3_000],
      [[2, 3], 3_000],
    ],
  );
});

test('ten percent of everything beats one pair, and two pairs beat ten percent', () => {
  assert.deepEqual(
    bestSets([brain, brain, brain, lung], [combination, three]).map((group) => group.set.setId),
    ['set_three'],
  );
  const [first, second, ...none] = bestSets(
    [lung, brain, lung, brain],
    [{ ...combination, amountOffYen: yen(4_500) }, three],
  );
  assert.deepEqual([first?.set.setId, second?.set.setId, none.length], ['set_pair', 'set_pair', 0]);
});

test('a full cart of different courses and many sets is searched at once', () => {
  const lines = Array.from({ length: exactLines }, (_, index) => ({ ...brain, courseId: `crs_${index}` }) as const);
  const sets = Array.from(
    { length: 12 },
    (_, index) => ({ ...three, setId: `set_${index}`, minimumCount: 2 }) as const,
  );
  const startedAt = performance.now();
  assert.equal(bestSets(lines, sets)[0]?.discountYen, 25_000);
  assert.ok(performance.now() - startedAt < 2_000);
});

test('longer orders are solved ten lines at a time', () => {
  const lines = Array.from({ length: 23 }, () => brain);
  const found = bestSets(lines, [three]);
  assert.deepEqual(
    found.map((group) => group.lines.length),
    [10, 10, 3],
  );
});

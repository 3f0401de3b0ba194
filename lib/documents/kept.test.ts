import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrderLineId } from '@/lib/ids';
import { addYen, yen } from '@/lib/money/yen';
import { type KeptLine, keptOf, returnedSince } from './kept';

const lineOf = (index: number): OrderLineId => `orl_${index}`;
const at = (...kept: readonly (readonly [taxable: number, fee: number])[]): readonly KeptLine[] =>
  kept.map(([taxable, fee], index) => ({
    lineId: lineOf(index),
    kept: { taxableYen: yen(taxable), feeYen: yen(fee) },
  }));

test('a canceled line keeps its fee, whatever became of its refund; another one what was not given back', () => {
  const line = { totalYen: yen(22_000), refundedYen: yen(1_000) };
  assert.deepEqual(keptOf({ ...line, cancelFeeYen: yen(6_600) }), { taxableYen: 0, feeYen: 6_600 });
  assert.deepEqual(keptOf({ ...line, cancelFeeYen: null }), { taxableYen: 21_000, feeYen: 0 });
});

test('nothing is told when nothing changed, or when a refund came back', () => {
  assert.equal(returnedSince(at([100, 0]), at([100, 0])), null);
  assert.equal(returnedSince(at([40, 0]), at([100, 0])), null);
});

test('a fee that takes the whole price gives nothing back, but turns it into damages', () => {
  const told = returnedSince(at([100, 0], [50, 0]), at([0, 100], [50, 0]));
  assert.deepEqual([told?.taxableYen, told?.feeYen, told?.amountYen, told?.lines.length], [100, 100, 0, 1]);
});

test('notes one after another add up to the difference between the first and the last state', () => {
  const amounts = fc.array(fc.nat(100_000), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(amounts, (drops) => {
      let left = addYen(...drops.map((drop) => yen(drop)));
      let documented = at([left, 0]);
      let returned = 0;
      for (const drop of drops) {
        left = yen(left - drop);
        const now = at([left, 0]);
        returned += returnedSince(documented, now)?.amountYen ?? 0;
        documented = now;
      }
      assert.equal(
        returned,
        drops.reduce((sum, drop) => sum + drop, 0),
      );
    }),
  );
});

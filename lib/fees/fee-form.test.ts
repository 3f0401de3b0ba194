import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { feePolicyForm, feeRowForm, feeRowValues, percentField } from './fee-form';
import { formatPercent, percentText } from './format-percent';

const row = {
  method: 'konbini',
  rate: '３．６％',
  minimumFee: '120円',
  rounding: 'half_up',
  minAmount: '120',
  maxAmount: '３００，０００',
  switchedOn: 'on',
  validFrom: '2026-12-01',
  source: ' Stripeとの契約 ',
  reason: '開始',
  follows: 'fsc_00000000000000000000000002',
};

test('a row is read in any width', () => {
  assert.deepEqual(feeRowForm.parse(row), {
    method: 'konbini',
    basisPoints: 360,
    minimumFeeYen: 120,
    rounding: 'half_up',
    minAmountYen: 120,
    maxAmountYen: 300_000,
    switchedOn: true,
    validFrom: '2026-12-01',
    source: 'Stripeとの契約',
    reason: '開始',
    follows: 'fsc_00000000000000000000000002',
  });
});

const refused: readonly (readonly [field: string, value: string])[] = [
  ['rate', ''],
  ['rate', '3.985'],
  ['rate', '100.01'],
  ['rate', '-1'],
  ['minimumFee', '1.5'],
  ['minAmount', '0'],
  ['maxAmount', '119'],
  ['validFrom', '2026-02-30'],
  ['reason', '　'],
  ['source', ''],
  ['follows', 'fpl_00000000000000000000000001'],
  ['rounding', 'up'],
  ['switchedOn', ''],
];
for (const [field, value] of refused) {
  test(`${field} “${value}” is refused in Japanese at its field`, () => {
    const issues = feeRowForm.safeParse({ ...row, [field]: value }).error?.issues ?? [];
    assert.deepEqual(
      issues.map(({ path }) => path.join('.')),
      [field],
    );
    assert.match(issues[0]?.message ?? '', /。$/);
  });
}

test('what is shown in a field is read as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => {
      assert.equal(percentField.parse(percentText(basisPoints)), basisPoints);
    }),
  );
  assert.deepEqual([0, 5, 50, 360, 398, 1_000].map(formatPercent), ['0%', '0.05%', '0.5%', '3.6%', '3.98%', '10%']);
});

test('a row that was read stands in its fields and is read as the same', () => {
  const read = feeRowForm.parse(row);
  const { method, follows } = row;
  assert.deepEqual(feeRowForm.parse({ ...feeRowValues(read), method, follows }), read);
});

test('a policy’s days are days', () => {
  const policy = {
    maxFeeShare: '10',
    minNet: '0',
    konbiniPayDays: '3',
    konbiniDaysBeforeFee: '5',
    reason: '見直し',
    follows: 'fpl_00000000000000000000000001',
  };
  const { follows: _, ...read } = feePolicyForm.parse(policy);
  assert.deepEqual(read, {
    maxFeeShareBasisPoints: 1_000,
    minNetYen: 0,
    konbiniPayDays: 3,
    konbiniDaysBeforeFee: 5,
    reason: '見直し',
  });
  for (const wrong of [{ konbiniPayDays: '0' }, { konbiniPayDays: '61' }, { konbiniDaysBeforeFee: '五' }]) {
    assert.ok(!feePolicyForm.safeParse({ ...policy, ...wrong }).success);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoreNumbers } from '@/db/schema';
import { confirmationNumber } from './confirmation-number';
import { groupDigits, numbersAt } from './store-numbers';

const stores: StoreNumbers = {
  familymart: { code: '20020-123456789012', confirmation: null },
  lawson: { code: '123456', confirmation: '09012345678' },
  ministop: null,
  seicomart: { code: '654321', confirmation: null },
};

test('each chain asks for its numbers in its order', () => {
  assert.deepEqual(numbersAt(stores, 'familymart'), [
    { key: 'company', digits: '20020' },
    { key: 'order', digits: '123456789012' },
  ]);
  assert.deepEqual(
    numbersAt(stores, 'lawson').map(({ key }) => key),
    ['receipt', 'confirmation'],
  );
  assert.deepEqual(numbersAt(stores, 'ministop'), []);
  assert.deepEqual(numbersAt(stores, 'seicomart'), [{ key: 'receipt', digits: '654321' }]);
});

test('a code of another shape is shown as it is', () => {
  const other = { ...stores, familymart: { code: 'AB12', confirmation: null } };
  assert.deepEqual(numbersAt(other, 'familymart'), [{ key: 'both', digits: 'AB12' }]);
});

const groups = [
  ['20020', '20020'],
  ['123456', '123 456'],
  ['123456789012', '1234 5678 9012'],
  ['09012345678', '090 1234 5678'],
  ['0312345678', '031 234 5678'],
  ['AB12', 'AB12'],
] as const;
for (const [digits, shown] of groups) {
  test(`${digits} is read as ${shown}`, () => assert.equal(groupDigits(digits), shown));
}

test('a telephone number is the confirmation number when the machines take it', () => {
  assert.equal(confirmationNumber('09012345678'), '09012345678');
  assert.equal(confirmationNumber('0312345678'), '0312345678');
  for (const phone of [null, '', '090', '090-1234-5678', '00000000000']) assert.equal(confirmationNumber(phone), null);
});

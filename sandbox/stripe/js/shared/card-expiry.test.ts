import assert from 'node:assert/strict';
import test from 'node:test';
import { checkExpiry, formatExpiry, parseExpiry } from './card-expiry';

test('what is typed becomes month / year', () => {
  const cases = {
    '1': '1',
    '5': '05',
    '13': '01 / 3',
    '12': '12',
    '123': '12 / 3',
    '1230': '12 / 30',
    '12/30': '12 / 30',
    '1/30': '01 / 30',
    '12 / 2030': '12 / 30',
    '１２／３０': '12 / 30',
    '123099': '12 / 30',
    '00': '00',
  };
  for (const [typed, shown] of Object.entries(cases)) assert.equal(formatExpiry(typed), shown, typed);
  assert.deepEqual(parseExpiry('04 / 30'), { month: 4, year: 2030 });
  assert.equal(parseExpiry('00 / 30'), null);
});

test('a card is good until the end of its month', () => {
  const today = new Date(2026, 10, 21);
  assert.equal(checkExpiry('11 / 26', today), null);
  assert.equal(checkExpiry('10 / 26', today), 'invalid_expiry_month_past');
  assert.equal(checkExpiry('12 / 25', today), 'invalid_expiry_year_past');
  assert.equal(checkExpiry('12 / 77', today), 'invalid_expiry_year');
  assert.equal(checkExpiry('1', today), 'incomplete_expiry');
});

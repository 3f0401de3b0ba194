import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueReminder, payUntil } from './voucher-times';

const at = (text: string) => new Date(`2026-11-${text}+09:00`);

test('the deadline that people are told is half an hour earlier', () => {
  assert.deepEqual(payUntil(at('25T23:59:59')), at('25T23:29:59'));
});

const voucher = { payUntil: at('25T23:29:59'), createdAt: at('22T15:00:00') };
const cases = [
  ['24T08:59:59', null],
  ['24T09:00:00', 'day_before'],
  ['24T23:59:59', 'day_before'],
  ['25T00:00:00', null],
  ['25T09:00:00', 'last_day'],
  ['25T23:29:58', 'last_day'],
  ['25T23:29:59', null],
  ['26T09:00:00', null],
] as const;

for (const [now, due] of cases) {
  test(`on ${now} ${due ?? 'nothing'} is due`, () => assert.equal(dueReminder(voucher, at(now)), due));
}

test('numbers issued after nine need no reminder on that day', () => {
  const late = { ...voucher, createdAt: at('24T15:00:00') };
  assert.equal(dueReminder(late, at('24T15:01:00')), null);
  assert.equal(dueReminder(late, at('25T10:00:00')), 'last_day');
});

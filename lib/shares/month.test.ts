import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMonth, monthAfter, monthBefore, monthEnd, monthStart, readMonth } from './month';

test('a month of Japan begins and ends at midnight there', () => {
  assert.equal(monthStart('2026-11').toISOString(), '2026-10-31T15:00:00.000Z');
  assert.equal(monthEnd('2026-12').toISOString(), '2026-12-31T15:00:00.000Z');
});

test('months follow each other over the years and through February', () => {
  assert.deepEqual(['2026-12', '2027-02', '2028-02'].map(monthAfter), ['2027-01', '2027-03', '2028-03']);
  assert.deepEqual(['2027-01', '2028-03'].map(monthBefore), ['2026-12', '2028-02']);
});

test('what is no month in the address is the running one in Japan', () => {
  const now = new Date('2026-11-30T15:00:00Z');
  assert.deepEqual(
    ['2026-10', '2026-13', '', '2026-1'].map((text) => readMonth(text, now)),
    ['2026-10', '2026-12', '2026-12', '2026-12'],
  );
  assert.equal(formatMonth('2026-03'), '2026年3月');
});

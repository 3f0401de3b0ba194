import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addBusinessDays, isBusinessDay, isHoliday } from './business-days';
import { addDays, daysBetween, isCalendarDay, weekdayOf } from './calendar-day';

const days = fc.integer({ min: 0, max: 20 * 365 }).map((count) => addDays('2026-01-01', count));

test('holidays, their substitutes and the turn of the year are no business days', () => {
  assert.ok(isHoliday('2026-11-23'));
  assert.ok(isHoliday('2026-05-06'));
  assert.ok(!isHoliday('2026-12-31'));
  for (const day of ['2026-11-23', '2026-11-22', '2026-12-29', '2026-12-31', '2027-01-03'])
    assert.ok(!isBusinessDay(day));
  for (const day of ['2026-11-24', '2026-12-28', '2027-01-04']) assert.ok(isBusinessDay(day));
});

test('business days are counted over weekends, holidays and the turn of the year', () => {
  assert.equal(addBusinessDays('2026-11-20', 1), '2026-11-24');
  assert.equal(addBusinessDays('2026-11-24', -1), '2026-11-20');
  assert.equal(addBusinessDays('2026-12-28', 1), '2027-01-04');
  assert.equal(addBusinessDays('2026-11-21', 0), '2026-11-24');
  assert.equal(addBusinessDays('2026-11-24', 0), '2026-11-24');
});

test('counting there and back arrives at the same business day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), (day, count) => {
      const start = addBusinessDays(day, 0);
      assert.equal(addBusinessDays(addBusinessDays(start, count), -count), start);
    }),
  );
});

test('days are counted without zones', () => {
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(daysBetween('2026-12-31', '2027-01-01'), 1);
  assert.equal(weekdayOf('2026-11-22'), 7);
  for (const text of ['2026-02-29', '2026-2-1', '2026-13-01', '', 'today']) assert.ok(!isCalendarDay(text));
  assert.throws(() => addDays('2026-02-30', 1), RangeError);
});

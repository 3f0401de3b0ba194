import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, weekdayOf } from '@/lib/time/calendar-day';
import { minuteMs, shift } from '@/lib/time/duration';
import { jstDay, startOfJstDay } from '@/lib/time/jst';
import { bookingEnd, type CalendarRule, closureOf, defaultRule, placesOn } from './calendar-rule';
import { dayState, placesLeft } from './day-state';
import { addMonths, daysOfMonth, isMonth, monthOf, weeksOfMonth } from './month';

const weekdayPlaces = new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, 4]));
const at = (text: string) => new Date(`${text}+09:00`);

test('a facility is closed on holidays, at the turn of the year and when it says so; its own word stands above both', () => {
  assert.equal(closureOf(defaultRule, '2026-11-23'), 'holiday');
  assert.equal(closureOf(defaultRule, '2026-12-30'), 'year_end');
  assert.equal(closureOf(defaultRule, '2027-01-01'), 'year_end');
  assert.equal(closureOf({ ...defaultRule, opensAtYearEnd: true }, '2027-01-01'), null);
  assert.equal(closureOf({ ...defaultRule, opensOnHolidays: true }, '2026-11-23'), null);
  assert.equal(closureOf({ ...defaultRule, opensOnHolidays: true }, '2027-01-01'), 'year_end');
  const decided = new Map([
    ['2026-11-23', true],
    ['2026-11-25', false],
  ]);
  assert.equal(closureOf({ ...defaultRule, decided }, '2026-11-23'), null);
  assert.equal(closureOf({ ...defaultRule, decided }, '2026-11-25'), 'closed');
});

test('booking ends on a business day before, at the minute that is shown', () => {
  // Thursday, two business days earlier is Tuesday; the 23rd is a holiday, so Wednesday's is Friday.
  assert.deepEqual(bookingEnd(defaultRule, '2026-12-03'), shift(at('2026-12-01T17:01:00'), -1));
  assert.deepEqual(bookingEnd(defaultRule, '2026-11-25'), shift(at('2026-11-20T17:01:00'), -1));
  const sameDay = { ...defaultRule, cutoffBusinessDays: 0, cutoffTime: '08:30' };
  assert.deepEqual(bookingEnd(sameDay, '2026-11-25'), shift(at('2026-11-25T08:31:00'), -1));
  const course = { rule: defaultRule, weekdayPlaces, taken: 0 };
  const kind = (now: Date) => dayState(course, { day: '2026-11-25', now }).kind;
  assert.equal(kind(at('2026-11-20T17:00:59')), 'free');
  assert.equal(kind(at('2026-11-20T17:01:00')), 'too_late');
  assert.equal(kind(at('2026-11-26T00:00:00')), 'past');
});

test('what is left is told: free, few, full; no weekday, not yet', () => {
  const now = at('2026-11-20T12:00:00');
  const state = (taken: number, day = '2026-12-03') =>
    dayState({ rule: defaultRule, weekdayPlaces, taken }, { day, now });
  assert.deepEqual(state(0), { kind: 'free', left: 4 });
  assert.deepEqual(state(1), { kind: 'few', left: 3 });
  assert.deepEqual(state(4), { kind: 'full' });
  // More taken than the rule gives now, since the facility lowered it.
  assert.deepEqual(state(9), { kind: 'full' });
  assert.deepEqual(state(0, '2026-12-05'), { kind: 'closed', why: 'weekday' });
  assert.equal(state(0, addDays('2026-11-20', 90)).kind, 'free');
  assert.equal(state(0, addDays('2026-11-20', 91)).kind, 'not_yet');
});

const days = fc.integer({ min: 0, max: 2_000 }).map((count) => addDays('2026-01-01', count));
const rules: fc.Arbitrary<CalendarRule> = fc.record({
  horizonDays: fc.integer({ min: 1, max: 170 }),
  cutoffBusinessDays: fc.integer({ min: 0, max: 30 }),
  cutoffTime: fc.constantFrom('00:00', '12:00', '17:00', '23:59'),
  opensOnHolidays: fc.boolean(),
  opensAtYearEnd: fc.boolean(),
  decided: fc.array(fc.tuple(days, fc.boolean()), { maxLength: 5 }).map((pairs) => new Map(pairs)),
});

test('whatever the rule: a place is left only on open days within the horizon before the booking ends, never more than there are', () => {
  const courses = fc.record({
    rule: rules,
    weekdayPlaces: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 7, maxLength: 7 }),
    taken: fc.integer({ min: 0, max: 8 }),
    day: days,
    minutesBefore: fc.integer({ min: -2_000, max: 200 * 1_440 }),
  });
  fc.assert(
    fc.property(courses, ({ rule, weekdayPlaces: places, taken, day, minutesBefore }) => {
      const course = { rule, weekdayPlaces: new Map(places.map((count, index) => [index + 1, count])), taken };
      const now = shift(startOfJstDay(day), -minutesBefore * minuteMs);
      const state = dayState(course, { day, now });
      const left = placesLeft(state);
      assert.equal(left > 0, state.kind === 'free' || state.kind === 'few');
      if (left === 0) return;
      assert.equal(left, placesOn(course, day) - taken);
      assert.ok(jstDay(now) <= day && day <= addDays(jstDay(now), rule.horizonDays));
      assert.ok(now <= bookingEnd(rule, day) && bookingEnd(rule, day) < startOfJstDay(addDays(day, 1)));
      assert.equal(closureOf(rule, day), null);
      assert.ok((places[weekdayOf(day) - 1] ?? 0) >= left);
    }),
  );
});

test('booking for a later day never ends earlier', () => {
  fc.assert(
    fc.property(rules, days, (rule, day) => {
      assert.ok(bookingEnd(rule, day) <= bookingEnd(rule, addDays(day, 1)));
    }),
  );
});

test('a month is its days in weeks from Sunday', () => {
  assert.deepEqual(
    weeksOfMonth('2026-11')[0],
    [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-11-0${day}`),
  );
  assert.deepEqual(weeksOfMonth('2026-12')[0], [null, null, ...[1, 2, 3, 4, 5].map((day) => `2026-12-0${day}`)]);
  assert.equal(addMonths('2026-12', 1), '2027-01');
  assert.equal(addMonths('2026-01', -13), '2024-12');
  assert.ok(isMonth('2026-02') && !isMonth('2026-13') && !isMonth('2026-2') && !isMonth(''));
  fc.assert(
    fc.property(days, (day) => {
      const month = monthOf(day);
      const weeks = weeksOfMonth(month);
      assert.deepEqual(
        weeks.flat().filter((cell) => cell !== null),
        daysOfMonth(month),
      );
      for (const week of weeks) {
        assert.equal(week.length, 7);
        for (const [index, cell] of week.entries()) if (cell !== null) assert.equal(weekdayOf(cell) % 7, index);
      }
    }),
  );
});

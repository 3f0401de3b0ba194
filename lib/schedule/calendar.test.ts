import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, courses } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { insertReceptionist } from '@/db/testing/counter';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { CourseId, FacilityId } from '@/lib/ids';
import { defaultRule } from './calendar-rule';
import { readCourseMonth } from './course-days';
import { readFacilityMonth } from './facility-month';
import { setBookingTerms } from './set-booking-terms';
import { setDayOpen } from './set-day-open';
import { setWeekdayPlaces } from './set-weekday-places';
import { addDatedCourses, facilityOf, order } from './testing/dated';
import { assertPlacesAgree } from './testing/places';

const day = '2026-12-03';
const holiday = '2026-11-23';

let at: TestContext;
let course: CourseId;
let facilityId: FacilityId;
let desk: Ctx;

before(async () => {
  at = await testContext(new Date('2026-11-10T03:00:00Z'));
});
after(() => at.close());

async function fresh(places = 2): Promise<void> {
  [course] = await addDatedCourses(at.ctx, places);
  facilityId = await facilityOf(at.ctx, course);
  desk = at.as(await insertReceptionist(at.ctx, facilityId));
}

const terms = (rule = defaultRule) => {
  const { decided: _, ...rest } = rule;
  return { facilityId, ...rest };
};

test('a facility sees what is taken of what, opens a holiday, closes it again, and repeats change nothing', async () => {
  await fresh();
  assert.ok((await order(at.ctx, course, [day])).ok);
  const month = await readFacilityMonth(desk, { facilityId, month: '2026-12' });
  assert.deepEqual(month.days.find((one) => one.day === day)?.courses, [
    { taken: 1, places: 2 },
    { taken: 0, places: 3 },
  ]);
  assert.equal(month.days.find((one) => one.day === '2026-12-31')?.closure, 'year_end');
  assert.deepEqual(await order(at.ctx, course, [holiday]), { ok: false, reason: 'place_taken' });
  for (const isOpen of [true, true])
    assert.deepEqual(await setDayOpen(desk, { facilityId, day: holiday, isOpen }), { ok: true });
  const shown = await readCourseMonth(at.ctx, { courseId: course, month: '2026-11', cartId: null });
  assert.deepEqual(shown.days.get(holiday), { kind: 'few', left: 2 });
  for (const isOpen of [false, false])
    assert.deepEqual(await setDayOpen(desk, { facilityId, day: holiday, isOpen }), { ok: true });
  assert.equal(await at.ctx.db.$count(auditLog, eq(auditLog.subjectId, facilityId)), 2);
  assert.deepEqual(await setDayOpen(desk, { facilityId, day: '2026-11-09', isOpen: false }), {
    ok: false,
    reason: 'past',
  });
});

test('a booked day is not closed: by itself, nor by the rule of holidays', async () => {
  await fresh();
  assert.deepEqual(await setBookingTerms(desk, { ...terms(), opensOnHolidays: true }), { ok: true });
  assert.ok((await order(at.ctx, course, [holiday, day])).ok);
  const closing = await setDayOpen(desk, { facilityId, day, isOpen: false });
  assert.ok(!closing.ok && closing.reason === 'booked');
  assert.deepEqual(
    closing.bookings.map((booking) => [booking.day, booking.isPaid]),
    [[day, false]],
  );
  const terming = await setBookingTerms(desk, terms());
  assert.ok(!terming.ok);
  assert.deepEqual(
    terming.bookings.map((booking) => booking.day),
    [holiday],
  );
});

test('buyers and a closing facility at the same moment: a closed day has no place, an open one is not closed', async () => {
  await fresh(50);
  for (let round = 0; round < 4; round += 1) {
    const wanted = `2026-12-${14 + round}`;
    const [closing, ...made] = await Promise.all([
      setDayOpen(desk, { facilityId, day: wanted, isOpen: false }),
      ...Array.from({ length: 6 }, () => order(at.ctx, course, [wanted])),
    ]);
    assert.equal(
      closing.ok,
      made.every(({ ok }) => !ok),
      `round ${round}`,
    );
  }
  await assertPlacesAgree(at.ctx);
});

test('fewer places leave what is booked: the day is full; the catalogue’s weekdays follow', async () => {
  await fresh(3);
  assert.ok((await order(at.ctx, course, [day, day])).ok);
  await setWeekdayPlaces(desk, { facilityId, courseId: course, places: [5, 0, 0, 1, 0, 0, 0] });
  assert.deepEqual(await order(at.ctx, course, [day]), { ok: false, reason: 'place_taken' });
  const month = await readFacilityMonth(desk, { facilityId, month: '2026-12' });
  assert.deepEqual(month.days.find((one) => one.day === day)?.courses[0], { taken: 2, places: 1 });
  const [row] = await at.ctx.db.select({ weekdays: courses.weekdays }).from(courses).where(eq(courses.id, course));
  assert.deepEqual(row?.weekdays, [1, 4]);
  await assertPlacesAgree(at.ctx);
});

test('only the facility’s own people change it; its operator and they see it', async () => {
  await fresh();
  const stranger = at.as({ kind: 'guest', orderIds: [] });
  const mine = facilityId;
  const own = desk;
  const ours = course;
  await fresh();
  for (const ctx of [stranger, desk, at.ctx]) {
    await assert.rejects(setDayOpen(ctx, { facilityId: mine, day, isOpen: false }), { code: 'not_found' });
    await assert.rejects(setBookingTerms(ctx, { ...terms(), facilityId: mine }), { code: 'not_found' });
    await assert.rejects(setWeekdayPlaces(ctx, { facilityId: mine, courseId: ours, places: [] }), {
      code: 'not_found',
    });
    await assert.rejects(readFacilityMonth(ctx, { facilityId: mine, month: '2026-12' }), { code: 'not_found' });
  }
  await assert.rejects(setWeekdayPlaces(own, { facilityId: mine, courseId: course, places: [1] }), {
    code: 'not_found',
  });
  const console = at.as(operator);
  assert.equal((await readFacilityMonth(console, { facilityId: mine, month: '2026-12' })).courses.length, 2);
});

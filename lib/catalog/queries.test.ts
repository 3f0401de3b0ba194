import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { courses } from '@/db/schema';
import { seedCatalog, seededCourses, seededFacilities } from '@/db/seed/seed-catalog';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { newId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import type { CourseCursor, CourseFilters } from './course-filters';
import { findCourse, listCourses, listCoursesById, listPrefectures } from './queries';

let at: TestContext;
const hidden = seededCourses[3];

before(async () => {
  at = await testContext();
  await seedCatalog(at.ctx.db, at.ctx.clock.now());
  await seedCatalog(at.ctx.db, at.ctx.clock.now());
  assert.ok(hidden);
  await at.ctx.db.update(courses).set({ published: false }).where(eq(courses.id, hidden.id));
});
after(() => at.close());

const offered = () => seededCourses.filter((course) => course.id !== hidden?.id);
const prefectureOf = (facilityId: string) =>
  seededFacilities.find((facility) => facility.id === facilityId)?.prefecture;

async function idsOf(filters: CourseFilters): Promise<string[]> {
  const page = await listCourses(at.ctx, { filters, size: 100 });
  assert.equal(page.total, page.courses.length);
  return page.courses.map((course) => course.id).toSorted();
}

test('seeding twice leaves each course once, and unpublished courses are not offered', async () => {
  assert.deepEqual(
    await idsOf({}),
    offered()
      .map((course) => course.id)
      .toSorted(),
  );
  assert.ok(hidden);
  assert.equal(await findCourse(at.ctx, hidden.id), null);
});

test('each filter gives exactly the courses that match it', async () => {
  const cases: [CourseFilters, (course: (typeof seededCourses)[number]) => boolean][] = [
    [{ prefecture: '愛知県' }, (course) => prefectureOf(course.facilityId) === '愛知県'],
    [{ part: 'brain' }, (course) => course.bodyPart === 'brain'],
    [{ modality: 'ct' }, (course) => course.modality === 'ct'],
    [{ sex: 'female' }, (course) => course.sex !== 'male'],
    [{ sex: 'male' }, (course) => course.sex !== 'female'],
    [{ weekday: 7 }, (course) => course.weekdays.includes(7)],
    [{ min: yen(20_000), max: yen(30_000) }, (course) => course.priceYen >= 20_000 && course.priceYen <= 30_000],
    [
      { prefecture: '北海道', part: 'brain', modality: 'mri', weekday: 7, max: yen(20_000) },
      (course) => course.title === '脳MRI・MRA検査（30分コース）',
    ],
  ];
  for (const [filters, matches] of cases) {
    const expected = offered().filter(matches);
    assert.ok(expected.length > 0);
    assert.deepEqual(await idsOf(filters), expected.map((course) => course.id).toSorted(), JSON.stringify(filters));
  }
  assert.deepEqual(await idsOf({ prefecture: '沖縄県' }), []);
});

test('pages follow one another by price without gaps or doubles, whatever the size', async () => {
  for (const size of [1, 4, 7]) {
    const seen: { id: string; priceYen: number }[] = [];
    let cursor: CourseCursor | undefined;
    do {
      const page = await listCourses(at.ctx, { filters: {}, after: cursor, size });
      assert.equal(page.total, offered().length);
      seen.push(...page.courses);
      cursor = page.next;
    } while (cursor !== undefined);
    assert.equal(new Set(seen.map((course) => course.id)).size, offered().length);
    const prices = seen.map((course) => course.priceYen);
    assert.deepEqual(
      prices,
      prices.toSorted((left, right) => left - right),
    );
  }
});

test('a course comes with its facility; several come in the order asked for; unknown ones are missing', async () => {
  const [first, second] = offered();
  assert.ok(first && second);
  const found = await listCoursesById(at.ctx, [second.id, newId('crs'), first.id]);
  assert.deepEqual(
    found.map((course) => course.id),
    [second.id, first.id],
  );
  const detail = await findCourse(at.ctx, first.id);
  assert.equal(detail?.facilityName, '港南みらい画像クリニック');
  assert.deepEqual(detail?.exclusions, first.exclusions);
  assert.deepEqual(await listCoursesById(at.ctx, []), []);
});

test('only prefectures with courses are offered, from north to south', async () => {
  assert.deepEqual(await listPrefectures(at.ctx), ['北海道', '東京都', '愛知県']);
});

test('a page of a large catalogue is read from the index, in pieces', async () => {
  const [model] = offered();
  assert.ok(model);
  const many = Array.from({ length: 3_000 }, (_, index) => ({
    ...model,
    id: newId('crs'),
    priceYen: yen(15_000 + index),
    createdAt: at.ctx.clock.now(),
  }));
  for (const start of [0, 1_000, 2_000]) await at.ctx.db.insert(courses).values(many.slice(start, start + 1_000));
  await at.ctx.db.execute(sql`analyze courses`);
  const plan = await at.ctx.db.execute(sql`explain select c.id from courses c join facilities f on f.id = c.facility_id
    where published and price_yen >= 17000 and (price_yen > 17000 or c.id > 'crs_0') order by price_yen, c.id limit 13`);
  assert.match(JSON.stringify(plan), /Index (Only )?Scan using courses_catalogue/);
  const page = await listCourses(at.ctx, { filters: { min: yen(16_500) }, size: 5 });
  assert.equal(page.courses.length, 5);
  assert.ok(page.total > 1_000);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { openDatabase } from '@/db/client';
import { courses, priceChanges } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { findCourse } from '@/lib/catalog/queries';
import { addCourses } from '@/lib/checkout/testing/sale';
import { medicalWarning } from '@/lib/legal/medical-warning';
import { courseForm, textsOf } from './course-form';
import { publishCourse } from './publish-course';
import { priceHistory, readCourse } from './queries';
import { createCourse, saveCourse } from './save-course';
import { changedFields, readSeen, storedValues } from './stored-values';

const typed = {
  title: '肺CTコース',
  summary: '肺の断面を撮影します。',
  bodyPart: 'chest',
  modality: 'ct',
  sex: 'any',
  price: '１２，０００',
  durationMinutes: '30',
  weekdays: { d1: 'on', d3: 'on' },
  mode: 'undated',
  examItems: '問診\n\n胸部CT',
  exclusions: '妊娠中の方',
  preparation: '制限はありません。',
  belongings: '本人確認書類',
  resultDelivery: '2週間後に郵送します。',
  risks: 'わずかな被ばくがあります。',
};

/** A new course, not yet published, as an operator made it at a facility that sells others. */
async function newCourse(box: TestContext) {
  const asOperator = box.as(operator);
  const [sold] = await addCourses(box.ctx);
  const [{ facilityId } = { facilityId: null }] = await box.ctx.db.select().from(courses).where(eq(courses.id, sold));
  assert.ok(facilityId);
  const { course } = courseForm.parse(typed);
  const { courseId } = await createCourse(asOperator, { facilityId, course });
  return { asOperator, facilityId, course, courseId };
}

test('a course is made unseen, published, changed and withdrawn; each new price leaves one row', async () => {
  await using box = await testContext();
  const { asOperator, facilityId, course, courseId } = await newCourse(box);
  assert.deepEqual([course.priceYen, course.weekdays, course.examItems], [12_000, [1, 3], ['問診', '胸部CT']]);
  assert.equal(await findCourse(box.ctx, courseId), null);
  assert.equal((await readCourse(asOperator, courseId))?.title, '肺CTコース');
  assert.equal(await publishCourse(asOperator, { courseId, published: true }), true);
  assert.equal(await publishCourse(asOperator, { courseId, published: true }), false);
  assert.equal((await findCourse(box.ctx, courseId))?.priceYen, 12_000);
  const dearer = { ...course, priceYen: courseForm.parse({ ...typed, price: '15000' }).course.priceYen };
  const save = (next: typeof course, seen: typeof course) =>
    saveCourse(asOperator, { courseId, course: next, seen: storedValues(seen) });
  assert.deepEqual(await save(dearer, course), { ok: true });
  assert.deepEqual(await save(dearer, course), { ok: true });
  assert.deepEqual(await save({ ...dearer, summary: '新しい説明です。' }, dearer), { ok: true });
  assert.deepEqual(
    (await priceHistory(asOperator, courseId)).map(({ beforeYen, afterYen }) => [beforeYen, afterYen]).toSorted(),
    [
      [12_000, 15_000],
      [null, 12_000],
    ].toSorted(),
  );
  await publishCourse(asOperator, { courseId, published: false });
  assert.equal(await findCourse(box.ctx, courseId), null);
  const stranger = box.as({ kind: 'guest', orderIds: [] });
  await assert.rejects(saveCourse(stranger, { courseId, course, seen: {} }), { code: 'forbidden' });
  await assert.rejects(createCourse(stranger, { facilityId, course }), { code: 'forbidden' });
  await assert.rejects(publishCourse(stranger, { courseId, published: true }), { code: 'forbidden' });
  assert.equal(await box.ctx.db.$count(priceChanges), 2);
});

test('who saves over what they have not seen is refused and told what; of two at once one wins', async () => {
  await using box = await testContext();
  const { asOperator, course, courseId } = await newCourse(box);
  const database = openDatabase(box.databaseUrl);
  const seen = storedValues(course);
  const answers = await Promise.all([
    saveCourse(asOperator, { courseId, seen, course: { ...course, summary: '一人目の説明です。' } }),
    saveCourse({ ...asOperator, db: database.db }, { courseId, seen, course: { ...course, weekdays: [2] } }),
  ]).finally(() => database.close());
  assert.deepEqual(answers.map(({ ok }) => ok).toSorted(), [false, true]);
  const stands = await readCourse(asOperator, courseId);
  assert.ok(stands);
  assert.deepEqual(changedFields(seen, storedValues(stands)), [answers[0].ok ? 'summary' : 'weekdays']);
  const again = { courseId, course: { ...course, belongings: '保険証' } };
  assert.deepEqual(await saveCourse(asOperator, { ...again, seen }), { ok: false, reason: 'stale' });
  assert.equal((await readCourse(asOperator, courseId))?.belongings, course.belongings);
  const carried = readSeen(JSON.stringify(storedValues(stands)));
  assert.deepEqual(await saveCourse(asOperator, { ...again, seen: carried }), { ok: true });
  assert.equal((await readCourse(asOperator, courseId))?.belongings, '保険証');
  assert.deepEqual([readSeen(''), readSeen('{"title":1}')], [{}, {}]);
});

test('risks are required, an MRI needs its conditions, suspect words need a look', () => {
  const fieldsOf = (changes: object) => {
    const parsed = courseForm.safeParse({ ...typed, ...changes });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  };
  assert.deepEqual(fieldsOf({ risks: ' ' }), ['risks']);
  assert.deepEqual(fieldsOf({ price: '49' }), ['price']);
  assert.deepEqual(fieldsOf({ weekdays: {} }), ['weekdays']);
  assert.deepEqual(fieldsOf({ modality: 'mri', exclusions: '' }), ['exclusions']);
  const { course } = courseForm.parse({ ...typed, summary: '日本一の検査です。' });
  assert.deepEqual(Object.keys(medicalWarning(textsOf(course), false) ?? {}), ['summary', 'wordsSeen']);
  assert.equal(medicalWarning(textsOf(course), true), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yen } from '@/lib/money/yen';
import { courseSearchHref, parseCompared, parseCourseSearch } from './course-filters';

const id = (last: string) => `crs_01jd00000000000000000001${last}`;

test('an empty search means any', () => {
  for (const params of [{}, { prefecture: '', part: '', min: '', max: '  ' }]) {
    assert.deepEqual(parseCourseSearch(params), { filters: {}, after: undefined, ignored: [] });
  }
});

test('every condition is read, and digits in any width', () => {
  const { filters, ignored } = parseCourseSearch({
    prefecture: '東京都',
    part: 'brain',
    modality: 'mri',
    sex: 'female',
    weekday: '６',
    min: '１５，０００円',
    max: ' 30,000 ',
  });
  assert.deepEqual(filters, {
    prefecture: '東京都',
    part: 'brain',
    modality: 'mri',
    sex: 'female',
    weekday: 6,
    min: 15_000,
    max: 30_000,
  });
  assert.deepEqual(ignored, []);
});

test('what cannot be read is left out and named, the rest stays', () => {
  const { filters, ignored } = parseCourseSearch({
    prefecture: 'Atlantis',
    part: "brain' or 1=1",
    modality: 'MRI',
    sex: 'any',
    weekday: '8',
    min: '-1',
    max: '12.5',
  });
  assert.deepEqual(filters, {});
  assert.deepEqual(ignored, ['prefecture', 'part', 'modality', 'sex', 'weekday', 'min', 'max']);
  assert.deepEqual(parseCourseSearch({ part: 'spine', max: '99999999999' }).filters, { part: 'spine' });
});

test('a repeated condition counts once, and prices the wrong way round are turned', () => {
  assert.deepEqual(parseCourseSearch({ part: ['heart', 'brain'] }).filters, { part: 'heart' });
  assert.deepEqual(parseCourseSearch({ min: '30000', max: '20000' }).filters, { min: 20_000, max: 30_000 });
});

test('the address of a search reads back to the same search and page', () => {
  const { filters } = parseCourseSearch({ prefecture: '北海道', weekday: '7', max: '30000' });
  const [courseId = null] = parseCompared({ course: id('01') });
  assert.ok(courseId !== null);
  const href = courseSearchHref(filters, { priceYen: yen(17_600), id: courseId });
  const again = parseCourseSearch(Object.fromEntries(new URL(href, 'http://shop.invalid').searchParams));
  assert.deepEqual(again, { filters, after: { priceYen: 17_600, id: courseId }, ignored: [] });
  assert.equal(courseSearchHref({}), '/');
});

test('a broken cursor leads to the first page', () => {
  for (const after of ['x', '17600', '17600.', `abc.${id('01')}`, '17600.crs_nope']) {
    assert.equal(parseCourseSearch({ after }).after, undefined);
  }
});

test('three courses at most are compared, in the order chosen, without doubles', () => {
  const asked = [id('03'), 'nonsense', id('01'), id('03'), id('02'), id('04')];
  assert.deepEqual(parseCompared({ course: asked }), [id('03'), id('01'), id('02')]);
  assert.deepEqual(parseCompared({ course: id('01') }), [id('01')]);
  assert.deepEqual(parseCompared({}), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuingModels } from '@/db/schema';
import { issuerFor } from '@/lib/documents/issuer';
import { parseId } from '@/lib/ids';
import { seller } from '@/lib/legal/seller';
import { nagoyaFacility } from './facilities';
import { seededCourses, seededFacilities } from './seed-catalog';

/** Words that the guideline on medical advertising forbids or frowns upon (japan.md 1.7). */
const advertising =
  /日本一|最高|最新|No\.?1|激安|今だけ|キャンペーン|絶対|必ず|体験談|モニター|割引|お得|格安|特別価格|完全|安心/;

test('ids are fixed, valid and unique', () => {
  const ids = [
    ...seededFacilities.map((facility) => parseId('fac', facility.id)),
    ...seededCourses.map((course) => parseId('crs', course.id)),
  ];
  assert.ok(ids.every((id) => id !== null));
  assert.equal(new Set(ids).size, ids.length);
});

test('three facilities in three prefectures, at least twelve courses from 15,000 to 50,000 yen', () => {
  assert.equal(new Set(seededFacilities.map((facility) => facility.prefecture)).size, 3);
  assert.ok(seededCourses.length >= 12);
  for (const course of seededCourses) assert.ok(course.priceYen >= 15_000 && course.priceYen <= 50_000, course.title);
});

test('every course says its items, exclusions, risks and limits, and nothing that advertises', () => {
  for (const course of seededCourses) {
    assert.ok(course.examItems.length > 0 && course.exclusions.length > 0 && course.weekdays.length > 0, course.title);
    for (const text of [course.preparation, course.belongings, course.resultDelivery]) assert.ok(text.length > 10);
    assert.match(course.risks, /保証する検査ではありません/, course.title);
    assert.doesNotMatch(JSON.stringify(course), advertising, course.title);
  }
});

test('MRI courses name pacemaker, cochlear implant and pregnancy', () => {
  for (const course of seededCourses.filter((item) => item.modality === 'mri')) {
    for (const word of ['ペースメーカー', '人工内耳', '妊娠']) assert.match(course.exclusions.join(), new RegExp(word));
  }
});

test('registration numbers pass the check digit of corporate numbers', () => {
  for (const { registrationNumber } of seededFacilities) {
    const [check, ...base] = registrationNumber.slice(1).split('').map(Number);
    const sum = base.reverse().reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 2), 0);
    assert.match(registrationNumber, /^T\d{13}$/);
    assert.equal(check, 9 - (sum % 9));
  }
});

test('the three facilities show the three issuing models, each with an issuer that is registered', () => {
  assert.deepEqual(seededFacilities.map(({ issuingModel }) => issuingModel).toSorted(), [...issuingModels].toSorted());
  const keys = seededFacilities.map((facility) => {
    const result = issuerFor(facility, seller);
    return result.ok ? result.issuer.key : null;
  });
  assert.deepEqual(keys, ['company', nagoyaFacility.id, 'company']);
});

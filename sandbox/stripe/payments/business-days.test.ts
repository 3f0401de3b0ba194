import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBusinessDays } from './business-days';

const fourLater = (japaneseTime: string) =>
  new Date(addBusinessDays(Date.parse(`${japaneseTime}+09:00`), 4) * 1000).toISOString().slice(0, 10);

test('banks rest on weekends, national holidays and around New Year', () => {
  assert.equal(fourLater('2026-11-09T12:00:00'), '2026-11-13');
  assert.equal(fourLater('2026-11-19T12:00:00'), '2026-11-26', 'Labour Thanksgiving Day is a Monday');
  assert.equal(fourLater('2026-12-28T12:00:00'), '2027-01-05');
  assert.equal(fourLater('2026-04-28T12:00:00'), '2026-05-08', 'Golden Week, with its substitute holiday');
  assert.equal(fourLater('2026-09-17T12:00:00'), '2026-09-28', 'the day between two holidays is one');
});

test('the day is the day in Japan, whatever the machine thinks', () => {
  assert.equal(fourLater('2026-11-13T00:00:00'), '2026-11-19');
  assert.equal(fourLater('2026-11-12T23:59:59'), '2026-11-18');
  assert.equal(addBusinessDays(Date.parse('2026-11-09T00:00:00+09:00'), 4) % 86_400, 0);
});

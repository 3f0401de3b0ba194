import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswer } from './read-answer';

test('an answer is free days of a course, or none', () => {
  const whole = { mode: 'dated', days: [{ day: '2026-12-01', left: 2 }] };
  assert.deepEqual(readAnswer(whole), whole);
  assert.deepEqual(readAnswer({ mode: 'undated', days: [] }), { mode: 'undated', days: [] });
  const broken = [null, {}, { mode: 'other', days: [] }, { mode: 'dated', days: [{ day: '2026-12-01' }] }, []];
  for (const answer of broken) assert.equal(readAnswer(answer), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yen } from '@/lib/money/yen';
import { endSentence, lineSentence } from './line-sentence';

const until = new Date('2026-12-01T08:00:00Z');
const quote = { ok: true, refundYen: yen(24_800), feeYen: yen(0), until } as const;
const line = {
  courseTitle: '脳MRI',
  quote,
  keptFeeYen: null,
  canceledBy: null,
  facilityPhone: '03-0000-0000',
  stages: [],
};
const course = '脳MRI';

test('a line that can be canceled says until when, and what it costs', () => {
  const at = '2026年12月1日（火）17:00';
  assert.deepEqual(lineSentence(line), { key: 'untilFree', values: { course, at } });
  const dear = { ...line, quote: { ...quote, feeYen: yen(7_440) } };
  assert.deepEqual(lineSentence(dear), { key: 'until', values: { course, at, fee: '7,440円' } });
});

test('a line that cannot be canceled says why', () => {
  const because = (reason: 'ticket_used' | 'not_cancelable' | 'deadline_passed' | 'disputed') =>
    lineSentence({ ...line, quote: { ok: false, reason } })?.key ?? null;
  assert.deepEqual(
    [because('ticket_used'), because('not_cancelable'), because('deadline_passed'), because('disputed')],
    ['used', null, 'over', 'disputed'],
  );
});

test('what a lost claim took is no free cancellation', () => {
  const over = { ...line, quote: { ok: false, reason: 'not_cancelable' } } as const;
  const ended = (canceledBy: 'patient' | 'system', feeYen: number) =>
    lineSentence({ ...over, canceledBy, keptFeeYen: yen(feeYen) });
  assert.deepEqual(ended('patient', 0)?.key, 'canceledFree');
  assert.deepEqual(ended('patient', 7_440), { key: 'canceled', values: { course, fee: '7,440円' } });
  assert.deepEqual(ended('system', 0), { key: 'claimed', values: { course } });
  assert.equal(endSentence(line), null);
});

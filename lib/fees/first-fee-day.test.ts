import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CancelLadder, wholeRefundLadder } from '@/lib/cancel-policy/cancel-ladder';
import { firstFeeDay } from './first-fee-day';

const undated = wholeRefundLadder.undated;
const until = (time: string, daysBefore = 3): CancelLadder => ({
  undated,
  dated: [
    { daysBefore, unit: 'business', until: time, feeBasisPoints: 0 },
    { daysBefore: 1, unit: 'calendar', until: '17:00', feeBasisPoints: 5_000 },
  ],
});

test('the fee begins in the minute after the last free one, in business days over a holiday', () => {
  assert.equal(firstFeeDay({ examDate: '2026-11-25', ladder: until('17:00') }), '2026-11-19');
  assert.equal(firstFeeDay({ examDate: '2026-11-25', ladder: until('23:59') }), '2026-11-20');
});

test('undated tickets, lines without a ladder and ladders that are never free have no such day', () => {
  assert.equal(firstFeeDay({ examDate: null, ladder: until('17:00') }), null);
  assert.equal(firstFeeDay({ examDate: '2026-11-25', ladder: null }), null);
  const dated = [{ daysBefore: 3, unit: 'business', until: '17:00', feeBasisPoints: 1_000 }] as const;
  assert.equal(firstFeeDay({ examDate: '2026-11-25', ladder: { undated, dated: [...dated] } }), null);
});

test('where everything is returned until the day before, the examination’s day is the first one', () => {
  assert.equal(firstFeeDay({ examDate: '2026-11-25', ladder: wholeRefundLadder }), '2026-11-25');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TicketFacts, whyNotRedeemable, whyNotUndoable } from './redemption-rules';

const now = new Date('2026-11-20T03:00:00Z');
const open: TicketFacts = {
  state: 'issued',
  expiresAt: new Date('2027-05-18T14:59:59.999Z'),
  examDate: null,
  isCanceled: false,
};

const table: readonly (readonly [name: string, facts: Partial<TicketFacts>, expected: string | null])[] = [
  ['an undated ticket', {}, null],
  ['on its day', { examDate: '2026-11-20' }, null],
  ['the day before', { examDate: '2026-11-21' }, 'other_day'],
  ['the day after', { examDate: '2026-11-19' }, 'other_day'],
  ['used', { state: 'redeemed' }, 'already_redeemed'],
  ['void', { state: 'void' }, 'void'],
  ['canceled by the patient', { isCanceled: true }, 'void'],
  ['over at this instant', { expiresAt: now }, 'expired'],
  ['over, and of another day', { expiresAt: now, examDate: '2026-11-19' }, 'expired'],
  ['its last instant', { expiresAt: new Date(now.getTime() + 1) }, null],
];
for (const [name, facts, expected] of table) {
  test(`a ticket ${name}: ${expected ?? 'may be redeemed'}`, () => {
    assert.equal(whyNotRedeemable({ ...open, ...facts }, now), expected);
  });
}

test('the day of an examination is a day in Japan', () => {
  const dated = { ...open, examDate: '2026-11-21' };
  assert.equal(whyNotRedeemable(dated, new Date('2026-11-20T15:00:00Z')), null);
  assert.equal(whyNotRedeemable(dated, new Date('2026-11-20T14:59:59Z')), 'other_day');
});

test('a redemption is undone on its own day in Japan only, and not once its money went back', () => {
  const redeemedAt = new Date('2026-11-20T14:59:00Z');
  const why = (at: string, isRefunded = false) => whyNotUndoable({ redeemedAt, isRefunded }, new Date(at));
  assert.equal(why('2026-11-20T14:59:59Z'), null);
  assert.equal(why('2026-11-20T15:00:00Z'), 'other_day');
  assert.equal(why('2026-11-20T14:59:59Z', true), 'refunded');
  assert.equal(whyNotUndoable({ redeemedAt: null, isRefunded: false }, now), 'not_redeemed');
});

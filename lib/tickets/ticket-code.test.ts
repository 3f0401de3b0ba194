import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs } from '@/lib/time/duration';
import { ticketExpiry } from './issue-tickets';
import { groupByFour, readableAlphabet } from './readable-code';
import { checkCharacter, newTicketCode, parseTicketCode } from './ticket-code';

const character = fc.constantFrom(...readableAlphabet);
const body = fc.array(character, { minLength: 11, maxLength: 11 }).map((characters) => characters.join(''));
const code = body.map((text) => text + checkCharacter(text));
const place = fc.nat({ max: 11 });

test('codes have no character that is mistaken for another', () => {
  for (let round = 0; round < 500; round += 1) assert.match(newTicketCode(), /^[2-9A-HJ-NP-Z]{12}$/);
});

test('a code is read however it is typed', () => {
  fc.assert(
    fc.property(code, (text) => {
      assert.equal(parseTicketCode(text), text);
      assert.equal(parseTicketCode(` ${groupByFour(text).toLowerCase()} `), text);
      const wide = text.replace(/./g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
      assert.equal(parseTicketCode(wide), text);
    }),
  );
});

test('one wrong character is always found', () => {
  fc.assert(
    fc.property(code, place, character, (text, at, other) => {
      fc.pre(text[at] !== other);
      assert.equal(parseTicketCode(text.slice(0, at) + other + text.slice(at + 1)), null);
    }),
  );
});

test('two swapped characters are always found', () => {
  fc.assert(
    fc.property(code, place, place, (text, from, to) => {
      fc.pre(text[from] !== text[to]);
      const swapped = [...text];
      [swapped[from], swapped[to]] = [text.charAt(to), text.charAt(from)];
      assert.equal(parseTicketCode(swapped.join('')), null);
    }),
  );
});

test('a ticket ends with a Japanese day and never later than 180 days after its issue', () => {
  const moment = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2036-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (issuedAt) => {
      const days = (ticketExpiry(issuedAt).getTime() - issuedAt.getTime()) / dayMs;
      assert.ok(days > 178 && days <= 180);
    }),
  );
  assert.equal(ticketExpiry(new Date('2026-11-20T03:00:00Z')).toISOString(), '2027-05-18T14:59:59.999Z');
});

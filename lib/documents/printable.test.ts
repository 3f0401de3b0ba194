import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingCharacters, printable, printablePerson } from './printable';

test('rare characters of names print as they are', () => {
  const name = '髙﨑\uFA19濵德鷗①㈱々〆ヶ';
  assert.deepEqual(missingCharacters(name), []);
  assert.equal(printable(name), name);
  assert.deepEqual(
    [...printable('\uFA19')].map((character) => character.codePointAt(0)),
    [0xfa19],
  );
});

test('what the font lacks is marked and gets its kana beside it', () => {
  assert.deepEqual(missingCharacters('𠮷田 𠮷子'), ['𠮷']);
  assert.equal(printablePerson({ name: '𠮷田', kana: 'ヨシダ' }), '〓田（ヨシダ）');
  assert.equal(printablePerson({ name: '𠮷田', kana: null }), '〓田');
  assert.equal(printablePerson({ name: '髙田', kana: 'タカダ' }), '髙田');
});

test('a variation selector leaves its character standing', () => {
  assert.equal(printable('葛\u{E0100}城'), '葛城');
  assert.deepEqual(missingCharacters('葛\u{E0100}城'), []);
});

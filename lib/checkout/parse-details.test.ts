import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDetails } from './parse-details';
import { parseEmail } from './parse-email';
import { parseKana } from './parse-kana';
import { parsePhone } from './parse-phone';
import { suggestEmail } from './suggest-email';

const kana: readonly [string, string | null][] = [
  ['やまだ　たろう', 'ヤマダ　タロウ'],
  ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ　タロウ'],
  ['  ヤマダ   タロウ ', 'ヤマダ　タロウ'],
  ['ひゅーが', 'ヒューガ'],
  ['ヒュ-ガ', 'ヒューガ'],
  ['ヒュ−ガ', 'ヒューガ'],
  ['ゔぁん', 'ヴァン'],
  ['Anna O’Neill', 'Anna　O’Neill'],
  ['か゛く', null],
  ['山田', null],
  ['ヤマダ1', null],
  ['', null],
];
for (const [typed, stored] of kana) {
  test(`kana ${JSON.stringify(typed)} is stored as ${stored}`, () => assert.equal(parseKana(typed), stored));
}

test('kana: hiragana and katakana of the same word are stored alike, and storing twice changes nothing', () => {
  const hiragana = fc.string({
    unit: fc.integer({ min: 0x3041, max: 0x3096 }).map((code) => String.fromCodePoint(code)),
    minLength: 1,
  });
  fc.assert(
    fc.property(hiragana, (word) => {
      const katakana = [...word].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0x60)).join('');
      const stored = parseKana(word);
      assert.equal(stored, parseKana(katakana));
      assert.equal(parseKana(stored ?? ''), stored);
    }),
  );
});

const phones: readonly [string, string | null][] = [
  ['０９０−１２３４‐５６７８', '09012345678'],
  ['090ー1234ー5678', '09012345678'],
  ['(03) 1234-5678', '0312345678'],
  ['+81 90 1234 5678', '09012345678'],
  ['+81(0)90-1234-5678', '09012345678'],
  ['0120-123-456', '0120123456'],
  ['1234567', null],
  ['00000000000', null],
  ['090-1234-567x', null],
];
for (const [typed, stored] of phones) {
  test(`phone ${typed} is stored as ${stored}`, () => assert.equal(parsePhone(typed), stored));
}

test('phone: any width and any dashes give the same digits', () => {
  const digits = fc.stringMatching(/^0[1-9][0-9]{8,9}$/);
  const dashes = fc.array(fc.constantFrom('-', 'ー', '−', '‐', '–', ' ', '　'), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(digits, dashes, fc.boolean(), (number, marks, wide) => {
      const width = (digit: string) => (wide ? String.fromCodePoint(digit.charCodeAt(0) + 0xfee0) : digit);
      const typed = [...number].map((digit, index) => width(digit) + (index % 3 === 2 ? marks[index] : '')).join('');
      assert.equal(parsePhone(typed), number);
    }),
  );
});

const emails: readonly [string, string | null][] = [
  [' Hanako@Example.JP ', 'Hanako@example.jp'],
  ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'hanako@example.jp'],
  ['hanako.@docomo.ne.jp', 'hanako.@docomo.ne.jp'],
  ['hanako', null],
  ['hanako@example', null],
  ['ha nako@example.jp', null],
  ['hanako@example.jp\nBcc: x@example.jp', null],
];
for (const [typed, stored] of emails) {
  test(`e-mail ${JSON.stringify(typed)} is stored as ${stored}`, () => assert.equal(parseEmail(typed), stored));
}

const slips: readonly [string, string | null][] = [
  ['hanako@gmial.com', 'hanako@gmail.com'],
  ['hanako@gmail.con', 'hanako@gmail.com'],
  ['hanako@yahoo.co.j', 'hanako@yahoo.co.jp'],
  ['hanako@docomo.nejp', 'hanako@docomo.ne.jp'],
  ['hanako@gmail.com', null],
  ['hanako@yahoo.com', null],
  ['hanako@example.jp', null],
  ['@gmial.com', null],
  ['hanako', null],
];
for (const [typed, suggestion] of slips) {
  test(`e-mail ${typed} suggests ${suggestion}`, () => assert.equal(suggestEmail(typed), suggestion));
}

const form = {
  buyerName: '山田 太郎',
  buyerKana: 'やまだ たろう',
  buyerEmail: 'taro@example.jp',
  buyerPhone: '03-1234-5678',
  lines: [{ lineId: 'orl_1', sameAsBuyer: true, examineeName: '', examineeKana: '', exclusions: [] }],
  healthConsent: false,
  dataConsent: true,
  finalConfirmation: true,
};

test('names are stored byte for byte as typed, only trimmed', () => {
  for (const name of [
    '神\u{FA19}田',
    '\u{F9DC}',
    '\u{FA10}本',
    '髙橋',
    '﨑山',
    '葛\u{E0100}城',
    'か\u3099',
    '山田　花子',
    'ﾔﾏﾀﾞ',
  ]) {
    const parsed = parseDetails({ ...form, buyerName: ` ${name}　` });
    assert.ok(parsed.ok);
    assert.equal(parsed.details.buyerName, name);
    assert.equal(parsed.details.lines[0]?.examineeName, name);
  }
});

test('every wrong field is told at once, in the order of the page', () => {
  const line = {
    lineId: 'orl_1',
    sameAsBuyer: false,
    examineeName: '',
    examineeKana: '山田',
    exclusions: [{ text: '妊娠中の方', answer: '' as const }],
  };
  const wrong = { buyerName: ' ', buyerKana: '山田', buyerEmail: 'x', buyerPhone: '1', lines: [line] };
  const parsed = parseDetails({ ...wrong, healthConsent: false, dataConsent: false, finalConfirmation: false });
  assert.ok(!parsed.ok);
  assert.deepEqual(Object.entries(parsed.fields), [
    ['buyerName', 'name_missing'],
    ['buyerKana', 'kana_characters'],
    ['buyerEmail', 'email_form'],
    ['buyerPhone', 'phone_form'],
    ['lines.0.examineeName', 'name_missing'],
    ['lines.0.examineeKana', 'kana_characters'],
    ['healthConsent', 'health_consent_missing'],
    ['dataConsent', 'data_consent_missing'],
    ['finalConfirmation', 'final_confirmation_missing'],
  ]);
});

test('names with line breaks, lone surrogates or direction marks, and endless ones, are refused', () => {
  for (const name of ['山\n田', '山\u0000田', '山\ud800田', '山\u202e田']) {
    const parsed = parseDetails({ ...form, buyerName: name });
    assert.ok(!parsed.ok && parsed.fields['buyerName'] === 'name_characters');
  }
  const parsed = parseDetails({ ...form, buyerName: '山'.repeat(61) });
  assert.ok(!parsed.ok && parsed.fields['buyerName'] === 'name_long');
});

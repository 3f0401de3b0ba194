import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedCode, typedEmail } from './typed-input';

const codes = [
  ['482913', '482913'],
  ['４８２９１３', '482913'],
  [' 482 913 ', '482913'],
  ['482-913', '482913'],
  ['４８２ー９１３', '482913'],
  ['48291', null],
  ['4829131', null],
  ['四八二九一三', null],
  ['', null],
] as const;

for (const [typed, code] of codes) {
  test(`code 「${typed}」 → ${code ?? 'refused'}`, () => {
    assert.equal(typedCode.safeParse(typed).data ?? null, code);
  });
}

const emails = [
  ['Taro@Example.JP ', 'taro@example.jp'],
  ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'taro@example.jp'],
  ['taro', null],
  ['taro@', null],
  ['a b@example.jp', null],
  [undefined, null],
] as const;

for (const [typed, email] of emails) {
  test(`e-mail 「${typed}」 → ${email ?? 'refused'}`, () => {
    assert.equal(typedEmail.safeParse(typed).data ?? null, email);
  });
}

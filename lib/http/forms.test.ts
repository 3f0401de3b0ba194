import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { fieldErrors } from './field-errors';
import { formObject, formValues } from './form-object';
import { clientAddress, readCookie } from './request-headers';
import { safePath } from './safe-path';

function form(...entries: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test('names with dots are nested, numbers make lists in their order, repeated names too', () => {
  const data = form(
    ['examinees.1.kana', 'ハナコ'],
    ['examinees.0.kana', 'タロウ'],
    ['tags', 'a'],
    ['tags', 'b'],
    ['$ACTION_ID_x', ''],
  );
  assert.deepEqual(formObject(data), { examinees: [{ kana: 'タロウ' }, { kana: 'ハナコ' }], tags: ['a', 'b'] });
  assert.deepEqual(formValues(data), { 'examinees.1.kana': 'ハナコ', 'examinees.0.kana': 'タロウ', tags: 'b' });
});

test('no name of a field reaches a prototype', () => {
  formObject(
    form(['__proto__.polluted', 'yes'], ['constructor.prototype.polluted', 'yes'], ['a.__proto__.polluted', 'yes']),
  );
  assert.equal('polluted' in {}, false);
});

test('errors carry the path of the form’s field; a schema’s own Japanese wins', () => {
  const schema = z.object({
    examinees: z.array(z.object({ kana: z.string().min(1) })),
    phone: z.string().regex(/^0/, '電話番号は0から入力してください。'),
    email: z.email(),
  });
  const parsed = schema.safeParse({ examinees: [{ kana: '' }], phone: '1', email: 'x' });
  assert.ok(!parsed.success);
  assert.deepEqual(fieldErrors(parsed.error, 'ja'), {
    'examinees.0.kana': '入力してください。',
    phone: '電話番号は0から入力してください。',
    email: 'メールアドレスは name@example.jp の形で入力してください。',
  });
});

const paths = [
  ['/operator/orders?page=2', '/operator/orders?page=2'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['/a\\b', '/'],
  ['javascript:alert(1)', '/'],
  ['/\tevil', '/'],
  ['/%09/evil.example', '/%09/evil.example'],
  ['/..//evil.example', '/'],
  ['', '/'],
  [null, '/'],
] as const;

for (const [text, path] of paths) {
  test(`the way back 「${text}」 → ${path}`, () => {
    assert.equal(safePath(text), path);
  });
}

test('the nearest proxy’s word counts, not the caller’s', () => {
  assert.equal(clientAddress(new Headers({ 'x-forwarded-for': '1.1.1.1, 2.2.2.2' })), '2.2.2.2');
  const chain = new Headers({ 'x-forwarded-for': 'made up, 1.1.1.1, 10.0.0.1' });
  assert.equal(clientAddress(chain, 2), '1.1.1.1', 'behind two proxies the last entry is the outer proxy');
  assert.equal(clientAddress(new Headers({ 'x-forwarded-for': '1.1.1.1' }), 2), '1.1.1.1');
  assert.equal(clientAddress(new Headers()), 'unknown');
});

test('a cookie is found by its whole name', () => {
  const headers = new Headers({ cookie: 'xdokuei=1; dokuei=a%3Db=c; other=2' });
  assert.equal(readCookie(headers, 'dokuei'), 'a=b=c');
  assert.equal(readCookie(headers, 'missing'), undefined);
});

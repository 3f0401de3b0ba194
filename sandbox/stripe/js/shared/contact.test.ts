import assert from 'node:assert/strict';
import test from 'node:test';
import { checkEmail, checkName, checkPhone, readEmail, readPhone } from './contact';
import { orderMethods } from './methods';

test('name and e-mail are required; full-width input is read', () => {
  assert.equal(checkName('　'), 'incomplete_name');
  assert.equal(checkName('髙橋 花子'), null);
  assert.equal(checkEmail(' '), 'incomplete_email');
  for (const bad of ['a', 'a@b', 'a b@c.jp', '@c.jp']) assert.equal(checkEmail(bad), 'invalid_email', bad);
  assert.equal(readEmail(' ａ＠example.com '), 'a@example.com');
  assert.equal(checkEmail('ａ＠example.com'), null);
});

test('a phone number may be missing, else it has 10 or 11 digits, not all zero', () => {
  const cases: [string, string | null][] = [
    ['', null],
    ['09012345678', null],
    ['０９０－１２３４－５６７８', null],
    ['090ー1234ー5678', null],
    ['(011) 222-3333', null],
    ['+81 90 1234 5678', null],
    ['090123456', 'invalid_phone'],
    ['090123456789', 'invalid_phone'],
    ['0901234567x', 'invalid_phone'],
    ['00000000000', 'invalid_phone_zeros'],
  ];
  for (const [text, expected] of cases) assert.equal(checkPhone(text), expected, text);
  assert.equal(readPhone('+81 90-1234-5678'), '09012345678');
  assert.equal(readPhone('０１１ー２２２ー３３３３'), '0112223333');
});

test('the wanted order comes first, unknown names are passed over, the rest keeps its own', () => {
  assert.deepEqual(orderMethods(['card', 'konbini', 'paypay'], ['paypay', 'apple_pay', 'card', 'paypay']), [
    'paypay',
    'card',
    'konbini',
  ]);
  assert.deepEqual(orderMethods(['card'], ['konbini']), ['card']);
});

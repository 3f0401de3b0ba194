import assert from 'node:assert/strict';
import test from 'node:test';
import { checkCardNumber, cvcLengthOf, detectBrand, formatCardNumber, passesLuhn, readDigits } from './card-number';

test('Luhn accepts test cards and refuses any single wrong digit', () => {
  for (const number of ['4242424242424242', '378282246310005', '3566002020360505', '4000002760003184']) {
    assert.equal(passesLuhn(number), true, number);
    for (let index = 0; index < number.length; index += 1) {
      const wrong = (Number(number[index]) + 1) % 10;
      assert.equal(passesLuhn(`${number.slice(0, index)}${wrong}${number.slice(index + 1)}`), false);
    }
  }
  assert.equal(passesLuhn(''), false);
});

test('brands are known from the first digits', () => {
  const brands = {
    '4': 'visa',
    '51': 'mastercard',
    '2221': 'mastercard',
    '2720': 'mastercard',
    '2220': 'unknown',
    '2721': 'unknown',
    '34': 'amex',
    '3528': 'jcb',
    '3589': 'jcb',
    '3527': 'unknown',
    '36': 'diners',
    '6011': 'discover',
    '62': 'unionpay',
    '': 'unknown',
  };
  for (const [digits, brand] of Object.entries(brands)) assert.equal(detectBrand(digits), brand, digits);
  assert.equal(cvcLengthOf('amex'), 4);
  assert.equal(cvcLengthOf('visa'), 3);
});

test('numbers are grouped as printed and cut at the brand’s length', () => {
  assert.equal(formatCardNumber('42424'), '4242 4');
  assert.equal(formatCardNumber('42424242424242429999'), '4242 4242 4242 4242');
  assert.equal(formatCardNumber('378282246310005'), '3782 822463 10005');
  assert.equal(formatCardNumber('30569309025904'), '3056 930902 5904');
  assert.equal(readDigits('４２４２ 42-42'), '42424242');
});

test('a number is incomplete, invalid or good', () => {
  assert.equal(checkCardNumber(''), 'incomplete_number');
  assert.equal(checkCardNumber('424242424242424'), 'incomplete_number');
  assert.equal(checkCardNumber('4242424242424241'), 'invalid_number');
  assert.equal(checkCardNumber('4242424242424242'), null);
  assert.equal(checkCardNumber('378282246310005'), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seller } from '@/lib/legal/seller';
import { parseRegistrationNumber } from './registration-number';

test('a number typed in any width is stored as T and 13 digits', () => {
  assert.equal(
    parseRegistrationNumber('Ｔ８０１０−６０１０ー４６３６７'.replace('ー', '‐'), 'corporation'),
    'T8010601046367',
  );
  assert.equal(parseRegistrationNumber(' t 8010 6010 46367 '), 'T8010601046367');
  for (const text of ['', '8010601046367', 'T801060104636', 'T80106010463670']) {
    assert.equal(parseRegistrationNumber(text), null);
  }
});

test('the check digit is asked of corporations only', () => {
  assert.equal(parseRegistrationNumber('T1234567890123', 'corporation'), null);
  assert.equal(parseRegistrationNumber('T1234567890123'), 'T1234567890123');
  assert.equal(parseRegistrationNumber(seller.registrationNumber, 'corporation'), seller.registrationNumber);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { medicalWords } from './medical-words';

const wordsOf = (text: string) => medicalWords(text).map((found) => found.word);

test('forbidden words are found in any width and in the order in which they stand', () => {
  assert.deepEqual(wordsOf('今だけ激安！日本一の脳ドック'), ['今だけ', '激安', '日本一']);
  assert.deepEqual(wordsOf('Ｎｏ．１の実績'), ['No.1']);
  assert.deepEqual(wordsOf('春のｷｬﾝﾍﾟｰﾝ'), ['キャンペーン']);
  assert.deepEqual(medicalWords('必ず見つかります。体験談あり'), [
    { word: '必ず', kind: 'exaggeration' },
    { word: '体験談', kind: 'testimonial' },
  ]);
});

test('plain names of coupons, sets and courses pass', () => {
  for (const text of ['はじめての方 2,000円引き', '脳と肺のセット', 'ご家族3名以上 10%引き', '最高血圧の測定', '']) {
    assert.deepEqual(wordsOf(text), [], text);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './to-csv';

test('fields are quoted where they must be, and rows end as spreadsheets like it', () => {
  assert.equal(
    toCsv([
      ['氏名', '額'],
      ['髙橋 "花子", 様', 27_200],
    ]),
    '\uFEFF氏名,額\r\n"髙橋 ""花子"", 様",27200\r\n',
  );
  assert.equal(toCsv([['一行目\n二行目']]), '\uFEFF"一行目\n二行目"\r\n');
});

test('what would run as a formula is text; amounts stay amounts', () => {
  assert.equal(toCsv([['=1+1', '@SUM(A1)', '-5', -5]]), "\uFEFF'=1+1,'@SUM(A1),'-5,-5\r\n");
});

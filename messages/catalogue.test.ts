import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createTranslator } from 'next-intl';
import { messagesFor, readLocale } from './catalogue';
import { en } from './en';
import { ja } from './ja';

function leaves(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'object' ? leaves(value, `${prefix}${key}.`) : [[`${prefix}${key}`, String(value)]],
  );
}

const argumentNames = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))]
    .filter((name) => !/^\d/.test(name ?? ''))
    .toSorted();

test('English has no key that Japanese lacks, and the same arguments', () => {
  const japanese = new Map(leaves(ja));
  for (const [key, text] of leaves(en)) {
    const original = japanese.get(key);
    assert.ok(original !== undefined, `en only: ${key}`);
    for (const name of argumentNames(original)) assert.ok(text.includes(`{${name}`), `${key} lacks {${name}}`);
  }
});

/** Read by members of facilities and by operators only: Japanese is enough. */
const staffOnly =
  /^(calendar|courseEditor|disputes|documents\.(csv|operator)|facilities|facility|fees|offers|operator|operatorPayments|operatorRefunds|phoneOrders)\./;

test('what patients can read, mails included, is all in English', () => {
  const english = new Set(leaves(en).map(([key]) => key));
  const missing = leaves(ja).flatMap(([key]) => (english.has(key) || staffOnly.test(key) ? [] : [key]));
  assert.deepEqual(missing, []);
});

test('a key missing in English is answered in Japanese', () => {
  const english = leaves(messagesFor('en'));
  assert.deepEqual(
    english.map(([key]) => key).toSorted(),
    leaves(ja)
      .map(([key]) => key)
      .toSorted(),
  );
  const t = createTranslator({ locale: 'en', messages: messagesFor('en'), namespace: 'common' });
  assert.equal(t('errorSummary', { count: 2 }), 'Please check 2 entries');
});

test('every file of a language is part of its catalogue', () => {
  for (const [locale, catalogue] of Object.entries({ ja, en })) {
    const files = readdirSync(path.join(import.meta.dirname, locale)).map((name) => path.basename(name, '.json'));
    const spaces = Object.keys(catalogue).map((name) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));
    assert.deepEqual(files.toSorted(), spaces.toSorted());
  }
});

test('an untrusted language is Japanese unless it is one of ours', () => {
  assert.equal(readLocale('en'), 'en');
  for (const value of [undefined, null, '', 'fr', '../en', 1]) assert.equal(readLocale(value), 'ja');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { privacySections } from './privacy';
import { seller } from './seller';
import { termsSections } from './terms';
import { disclosure, disclosureKeys } from './tokushoho';

const textOf = (key: (typeof disclosureKeys)[number]) => JSON.stringify(disclosure[key]);

test('all eleven items are there and say something', () => {
  assert.equal(disclosureKeys.length, 11);
  for (const key of disclosureKeys) {
    assert.ok(disclosure[key].title.length > 1);
    assert.ok(disclosure[key].parts.length > 0);
    for (const part of disclosure[key].parts) assert.ok(part.text.trim().length > 3, key);
  }
});

test('a landline with its hours, both cases of returns, and the time of payment per method', () => {
  assert.match(seller.phone, /^0[1-9]\d?-\d{3,4}-\d{4}$/);
  assert.doesNotMatch(seller.phone, /^0[5789]0|^0120/);
  assert.match(textOf('phone'), /9:00〜17:00/);
  assert.match(textOf('returns'), /お客様のご都合/);
  assert.match(textOf('returns'), /不備/);
  assert.ok(disclosure.paymentTime.parts.every((part) => part.heading !== undefined));
  assert.match(textOf('price'), /税込/);
});

test('every method has its own words on how and until when it is paid, and how money comes back', () => {
  for (const item of [disclosure.methods, disclosure.paymentTime]) {
    assert.deepEqual(
      item.parts.map(({ heading }) => heading),
      ['クレジットカード', 'コンビニ払い', 'PayPay'],
    );
  }
  assert.match(textOf('methods'), /セブン-イレブンではお支払いいただけません/);
  assert.match(textOf('paymentTime'), /コンビニ払い[^}]*期限/);
  assert.match(textOf('returns'), /コンビニ払い[^}]*口座/);
});

test('paying us pays the facility, and answers about health are not kept', () => {
  assert.match(JSON.stringify(termsSections), /代理受領権[^"]*義務は消滅/);
  assert.match(JSON.stringify(privacySections), /回答は保存せず/);
  for (const { title, paragraphs, items = ['-'] } of [...termsSections, ...privacySections]) {
    for (const text of [title, ...paragraphs, ...items]) assert.ok(text.trim() !== '', title);
  }
});

test('privacy and terms name the company and how to reach it', () => {
  for (const sections of [privacySections, termsSections]) {
    const text = JSON.stringify(sections);
    for (const fact of [seller.name, seller.phone, seller.email]) assert.ok(text.includes(fact));
    assert.equal(new Set(sections.map((section) => section.title)).size, sections.length);
  }
});

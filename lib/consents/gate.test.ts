import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { courses, orderConsents, orders } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { changedText } from '@/lib/checkout/changed-text';
import { type SaveDetailsOutcome, saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addDraft, filledForm } from '@/lib/checkout/testing/sale';
import { type Locale, locales, messagesFor } from '@/messages/catalogue';
import { judgeAnswers } from './exclusion-answers';
import { gateText } from './gate-text';

test('answers are judged one by one, and only against the very conditions that were shown', () => {
  const asked = ['ペースメーカー', '妊娠中'];
  const answer = (first: 'yes' | 'no' | '', second: 'yes' | 'no' | '') => [
    { text: 'ペースメーカー', answer: first },
    { text: '妊娠中', answer: second },
  ];
  assert.deepEqual(judgeAnswers(asked, answer('no', 'no')), new Map());
  assert.deepEqual(
    judgeAnswers(asked, answer('yes', '')),
    new Map([
      [0, 'exclusion_applies'],
      [1, 'exclusion_missing'],
    ]),
  );
  assert.equal(judgeAnswers(['ペースメーカー'], answer('no', 'no')), null);
  assert.equal(judgeAnswers(['妊娠中', 'ペースメーカー'], answer('no', 'no')), null);
  assert.equal(judgeAnswers(['ペースメーカー'], []), null);
  assert.deepEqual(judgeAnswers([], []), new Map());
});

test('a yes, a gap and changed conditions leave the draft a draft, and nothing of the answers is stored', async () => {
  await using box = await testContext();
  const { ctx } = box;
  const orderId = await addDraft(ctx);
  const form = await filledForm(ctx, orderId);
  const answered = (answer: 'yes' | '') => ({
    ...form,
    lines: form.lines.map((line, index) =>
      index === 1 ? { ...line, exclusions: line.exclusions.map(({ text }) => ({ text, answer })) } : line,
    ),
  });
  const excluded = await saveOrderDetails(ctx, { orderId, form: answered('yes') });
  assert.deepEqual(excluded, {
    ok: false,
    reason: 'invalid',
    fields: {
      'lines.1.exclusions.0': {
        error: 'exclusion_applies',
        condition: 'ペースメーカー',
        lineNumber: 2,
        courseTitle: '脳MRI・MRA精密コース',
        facilityName: 'みなと画像診断クリニック',
        facilityPhone: '03-1234-5678',
      },
    },
  });
  const gap = await saveOrderDetails(ctx, { orderId, form: answered('') });
  assert.ok(!gap.ok && gap.reason === 'invalid');
  const told = (outcome: SaveDetailsOutcome, locale: Locale) => {
    const problem = outcome.ok || outcome.reason !== 'invalid' ? null : outcome.fields['lines.1.exclusions.0'];
    assert.ok(problem && typeof problem === 'object');
    return gateText(messagesFor(locale).checkout.errors, problem);
  };
  for (const locale of locales) {
    for (const outcome of [gap, excluded])
      assert.match(told(outcome, locale), /脳MRI・MRA精密コース.*ペースメーカー|ペースメーカー.*脳MRI・MRA精密コース/);
    assert.match(told(excluded, locale), /みなと画像診断クリニック.*03-1234-5678/);
    assert.doesNotMatch(told(gap, locale) + told(excluded, locale), /[{}]/);
  }
  await ctx.db.update(courses).set({ exclusions: ['ペースメーカー', '妊娠中の方'] });
  const changed = await saveOrderDetails(ctx, { orderId, form });
  const courseTitles = ['脳MRIコース', '脳MRI・MRA精密コース'];
  const exclusions = { what: 'exclusions', courseTitles } as const;
  assert.deepEqual(changed, { ok: false, reason: 'conditions_changed', changed: exclusions });
  assert.match(changedText(exclusions, 'ja'), /「脳MRIコース」「脳MRI・MRA精密コース」.*残っています/);
  assert.match(changedText(exclusions, 'en'), /conditions under which.*kept/);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'draft');
  assert.equal(await ctx.db.$count(orderConsents), 0);
});

test('consents are stored word for word with their hash, once per text; a yes or no never', async () => {
  await using box = await testContext();
  const { ctx } = box;
  const orderId = await addDraft(ctx);
  const form = await filledForm(ctx, orderId);
  assert.ok((await saveOrderDetails(ctx, { orderId, form })).ok);
  assert.ok((await saveOrderDetails(ctx, { orderId, form })).ok);
  const stored = await ctx.db.select().from(orderConsents).where(eq(orderConsents.orderId, orderId));
  assert.deepEqual(stored.map(({ kind }) => kind).toSorted(), [
    'facility_data',
    'final_confirmation',
    'health_answers',
    'no_exclusions',
  ]);
  const data = stored.find(({ kind }) => kind === 'facility_data');
  assert.match(data?.text ?? '', /みなと画像診断クリニックへの情報の提供に同意します/);
  const [hashes] = await ctx.db.execute(sql`
    select bool_and(text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')) as same from order_consents`);
  assert.deepEqual(hashes, { same: true });
  assert.doesNotMatch(JSON.stringify(stored), /"yes"|"no"|はい|いいえ/);
  const english = await saveOrderDetails(ctx, { orderId, form, locale: 'en' });
  assert.ok(english.ok);
  assert.equal(await ctx.db.$count(orderConsents, eq(orderConsents.locale, 'en')), 4);
});

test('no box, no order', async () => {
  await using box = await testContext();
  const { ctx } = box;
  const orderId = await addDraft(ctx);
  const form = { ...(await filledForm(ctx, orderId)), healthConsent: false };
  const refused = await saveOrderDetails(ctx, { orderId, form });
  assert.deepEqual(refused, { ok: false, reason: 'invalid', fields: { healthConsent: 'health_consent_missing' } });
});

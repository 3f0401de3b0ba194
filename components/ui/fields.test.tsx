import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToStaticMarkup } from 'react-dom/server';
import { CheckboxField } from './checkbox-field';
import { RadioGroup } from './radio-group';
import { SelectField } from './select-field';
import { TextField } from './text-field';

const described = (html: string) => /aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];

test('label, requirement and help stand before the control, the error after it, all tied together', () => {
  const html = renderToStaticMarkup(
    <TextField
      name="phone"
      label="電話番号"
      requirement="※必須"
      help="例：090-1234-5678"
      error="電話番号を10桁または11桁の数字で入力してください。"
      inputMode="tel"
      defaultValue="０９０"
    />,
  );
  const order = ['電話番号<span', '※必須', '例：090', '<input', '＊電話番号を10桁'].map((part) => html.indexOf(part));
  assert.ok(order.every((at) => at >= 0));
  assert.deepEqual(
    order,
    order.toSorted((left, right) => left - right),
  );
  assert.match(html, /<label for="field-phone"/);
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /value="０９０"/);
  assert.deepEqual(described(html), ['field-phone-error', 'field-phone-help']);
  for (const id of described(html)) assert.ok(html.includes(`id="${id}"`));
});

test('a field without help or error points at nothing', () => {
  const html = renderToStaticMarkup(<TextField name="name" label="お名前" />);
  assert.doesNotMatch(html, /aria-describedby|aria-invalid|placeholder|disabled/);
});

test('a select is the browser’s own and keeps what was chosen', () => {
  const options = [
    { value: '1', label: '1名' },
    { value: '2', label: '2名' },
  ];
  const html = renderToStaticMarkup(<SelectField name="count" label="人数" options={options} defaultValue="2" />);
  assert.match(html, /<option value="2" selected="">2名/);
});

test('a box and its sentence are one target; several boxes of a name keep their own ids', () => {
  const html = renderToStaticMarkup(
    <>
      <CheckboxField name="ok" id="ok-1" label="当てはまりません" error="ご確認のうえ、チェックしてください。" />
      <CheckboxField name="ok" id="ok-2" label="同意します" />
    </>,
  );
  assert.match(html, /<label for="ok-1"[^>]*min-h-11/);
  assert.deepEqual(described(html), ['ok-1-error']);
  assert.match(html, /<label for="ok-2"/);
  assert.equal(html.match(/name="ok"/g)?.length, 2);
});

test('radio buttons share a legend, and the error summary’s link finds the first', () => {
  const html = renderToStaticMarkup(
    <RadioGroup
      name="same"
      label="受診する方"
      error="どちらかを選んでください。"
      options={[
        { value: 'yes', label: '本人' },
        { value: 'no', label: '家族' },
      ]}
    />,
  );
  assert.match(html, /<fieldset[^>]*aria-describedby="field-same-error"/);
  assert.equal(html.match(/id="field-same"/g)?.length, 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToStaticMarkup } from 'react-dom/server';
import { yen } from '@/lib/money/yen';
import { Money } from './money';

test('an amount reads 「12,000円（税込）」 in one piece that does not break', () => {
  for (const size of ['sm', 'md', 'lg', 'xl'] as const) {
    const html = renderToStaticMarkup(<Money amount={yen(12_000)} size={size} note="（税込）" />);
    assert.equal(html.replace(/<[^>]+>/g, ''), '12,000円（税込）');
    assert.match(html, /^<span class="num /);
  }
});

test('zero and negative amounts keep their unit', () => {
  const text = (amount: number) => renderToStaticMarkup(<Money amount={yen(amount)} />).replace(/<[^>]+>/g, '');
  assert.equal(text(0), '0円');
  assert.equal(text(-1_500), '-1,500円');
});

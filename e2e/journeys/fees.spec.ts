import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { payFor, seePaidOrder } from './shopper';

test('the operator sees what methods cost, tries a revision, simulates a sale and finds no drift', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  await payFor(page, 'fees@example.jp');
  await seePaidOrder(page);
  await context.addCookies((await people.stateOf('operator')).cookies);

  await page.goto('/operator/fees');
  const konbini = page.getByRole('row', { name: /^コンビニ払い/ }).first();
  await expect(konbini).toContainText(/3\.6%.*120円.*120円〜300,000円/);
  await seeAccessible(page);

  await konbini.getByRole('link', { name: 'コンビニ払いの料金を改定する' }).click();
  const form = page.locator('form').filter({ hasText: '料率（%）' });
  await form.getByLabel('料率（%）').fill('三');
  await form.getByRole('button', { name: '改定後の金額を確かめる' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '入力内容をご確認ください' })).toBeFocused();
  await expect(form.getByLabel('料率（%）')).toHaveValue('三');
  await seeAccessible(page);

  await form.getByLabel('料率（%）').fill('５．５');
  await form.getByLabel('適用開始日').fill('2099-04-01');
  await form.getByLabel('変更の理由').fill('契約の改定');
  await form.getByRole('button', { name: '改定後の金額を確かめる' }).click();
  const preview = page.getByRole('table', { name: 'この内容で登録したときの手数料' });
  await expect(preview.getByRole('row', { name: /^10,000円/ })).toContainText(/360円.*550円/);
  await seeAccessible(page);
  await form.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(page.getByText('改定を登録しました。')).toBeVisible();
  await expect(page.getByRole('table', { name: 'これからの改定' }).getByText('2099-04-01')).toBeVisible();

  await page.getByRole('link', { name: 'シミュレーター' }).click();
  await page.getByLabel('定価の合計（円）').fill('240');
  await page.getByRole('button', { name: '計算する' }).click();
  const result = page.getByRole('table', { name: '方法ごとの結果' });
  await expect(result.getByRole('row', { name: /^コンビニ払い/ })).toContainText(
    /120円.*50%.*手数料の割合が上限を超える/,
  );
  await seeAccessible(page);
  await page.getByLabel('割引（円）').fill('240');
  await page.getByRole('button', { name: '計算する' }).click();
  await expect(page.getByText('割引は定価の合計より小さい金額にしてください。')).toBeVisible();

  await page.getByLabel('クレジットカードの料率（%）').fill('3.25');
  await page.getByRole('button', { name: '比べる' }).click();
  await expect(
    page
      .getByRole('table', { name: '過去の売上に当てはめる' })
      .getByText(/円少ない/)
      .first(),
  ).toBeVisible();
  await seeAccessible(page);

  await page.getByRole('link', { name: '見積もりとの差' }).click();
  await expect(page.getByRole('heading', { name: '差はありません' })).toBeVisible();
  await expect(page.getByRole('table', { name: '過去31日の集計' }).getByText('一致')).toBeVisible();
  await page.getByLabel('表示').selectOption({ label: 'すべて' });
  await page.getByRole('button', { name: '検索する' }).click();
  await expect(page.getByRole('table', { name: 'すべての売上' }).getByText('一致').first()).toBeVisible();
  await seeAccessible(page);
});

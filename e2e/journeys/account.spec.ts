import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { signIn } from '../sign-in';
import { cards, fillCard, payFor, seePaidOrder, startCheckout } from './shopper';

const email = 'account@example.jp';

test('a guest’s order is found after signing in; profile and family fill the next checkout; a card is added; the account is deleted', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const orderId = await payFor(page, email);
  await seePaidOrder(page);
  await context.clearCookies();
  await signIn(page, email, '/account');
  await expect(page.getByRole('listitem').filter({ hasText: '受診券・領収書を見る' })).toHaveCount(1);
  await seeAccessible(page);
  await page.getByRole('link', { name: /受診券・領収書を見る/ }).click();
  await expect(page).toHaveURL(`/orders/${orderId}`);

  await page.goto('/account/profile');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '入力内容をご確認ください' })).toBeFocused();
  await seeAccessible(page);
  await page.getByLabel('お名前').fill('﨑山 花子');
  await page.getByLabel('ふりがな').fill('さきやま はなこ');
  await page.getByLabel('電話番号').fill('０９０−１２３４−５６７８');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('お客様情報を保存しました。')).toBeVisible();

  await page.goto('/account/family');
  await page.getByLabel('お名前').fill('﨑山 太郎');
  await page.getByLabel('ふりがな').fill('さきやま たろう');
  await page.getByLabel('続柄').selectOption('child');
  await page.getByLabel('年', { exact: true }).fill('2010');
  await page.getByLabel('月', { exact: true }).fill('2');
  await page.getByLabel('日', { exact: true }).fill('30');
  await page.getByRole('button', { name: 'ご家族を登録する' }).click();
  await expect(page.getByText(/^＊生年月日は/)).toBeVisible();
  await seeAccessible(page);
  await page.getByLabel('日', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'ご家族を登録する' }).click();
  await expect(page.getByText('ご家族を保存しました。')).toBeVisible();

  await startCheckout(page);
  await expect(page.getByLabel('お名前').first()).toHaveValue('﨑山 花子');
  await expect(page.getByLabel('メールアドレス')).toHaveValue(email);
  await page.getByLabel(/同じ/).first().uncheck();
  await page.getByLabel('登録したご家族から選ぶ').selectOption({ label: '﨑山 太郎' });
  await expect(page.getByLabel('検査を受ける方のお名前')).toHaveValue('﨑山 太郎');
  await expect(page.getByLabel('検査を受ける方のふりがな')).toHaveValue('サキヤマ　タロウ');

  await page.goto('/account/cards');
  await fillCard(page, cards.good);
  await page.getByLabel(/カードを保存することに同意します/).check();
  await page.getByRole('button', { name: 'カードを保存する' }).click();
  await expect(page.getByText('カードを保存しました。')).toBeVisible();
  await expect(page.getByRole('list', { name: '保存されたカード' })).toContainText('4242');
  await seeAccessible(page);

  await page.goto('/account/delete');
  await page.getByLabel(/アカウントを削除します/).check();
  await seeAccessible(page);
  await page.getByRole('button', { name: 'アカウントを削除する' }).click();
  await expect(page.getByRole('heading', { name: 'アカウントを削除しました' })).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
});

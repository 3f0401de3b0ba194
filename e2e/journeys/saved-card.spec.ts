import type { Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { signIn } from '../sign-in';
import { readMails, seeOneCharge } from './evidence';
import { answerChallenge, cards, fillCard, fillDetails, payButton, seePaidOrder, startCheckout } from './shopper';

const email = 'saved-card@example.jp';
const frame = (page: Page) => page.frameLocator('iframe[title="Secure payment input frame"]');

/** Enters an option at the counter and confirms it. */
async function charge(page: Page, option: { title: string; amount: string }): Promise<void> {
  await page.getByRole('link', { name: '追加の料金を請求する' }).click();
  await page.getByLabel('追加する検査の名前').fill(option.title);
  await page.getByLabel('金額（税込）').fill(option.amount);
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await page.getByLabel(/ご了承いただきました/).check();
}

test('a card is saved while buying, pays the next order, and pays an option of the day once the bank has seen its holder', async ({
  page,
  context,
  browser,
  people,
}) => {
  test.setTimeout(150_000);
  await signIn(page, email, '/cart');
  await startCheckout(page);
  await fillDetails(page, email);
  await fillCard(page, cards.threeDSecure);
  await frame(page).getByLabel('今後の支払いのために保存').check();
  await page.getByLabel(/検査当日の追加のお支払いに/).check();
  await seeAccessible(page);
  await payButton(page).click();
  await answerChallenge(page, '認証する');
  const [code = ''] = await seePaidOrder(page);

  await page.goto('/account/cards');
  await expect(page.getByRole('list', { name: '保存されたカード' })).toContainText('3184');
  await expect(page.getByText(/に同意いただきました。/)).toBeVisible();
  await seeAccessible(page);

  const second = await startCheckout(page);
  await expect(frame(page).getByRole('radio', { name: /3184/ })).toBeChecked();
  await fillDetails(page, email);
  await payButton(page).click();
  await answerChallenge(page, '認証する');
  await seePaidOrder(page);
  await seeOneCharge(second);

  const own = await context.cookies();
  await context.addCookies((await people.stateOf('facility')).cookies);
  await page.goto('/facility/tickets');
  await page.getByLabel('受診券番号').fill(code);
  await page.getByRole('button', { name: '受診券を確認する' }).click();
  await charge(page, { title: '頸動脈の超音波検査', amount: '５，５００' });
  await expect(page.getByText('5,500円')).toBeVisible();
  await seeAccessible(page);
  await page.getByRole('button', { name: '請求する' }).dblclick();
  await expect(page.getByText(/お支払いのリンクをメールでお送りしました/)).toBeVisible();
  await seeAccessible(page);

  const link = async () => (await readMails(email)).find(({ subject }) => subject.includes('当日の追加'))?.text ?? '';
  await expect.poll(link, 'the mail with the link').toContain('/pay/');
  const address = (await link()).match(/https?:\/\/\S+\/pay\/\S+\/open\?key=[\w-]+/)?.[0] ?? '';
  const elsewhere = await browser.newContext();
  const phone = await elsewhere.newPage();
  await phone.setViewportSize({ width: 360, height: 800 });
  await phone.goto(address);
  await expect(phone.getByText('頸動脈の超音波検査')).toBeVisible();
  expect(phone.url()).not.toContain('key=');
  await seeAccessible(phone);
  await phone.getByRole('button', { name: '5,500円を支払う' }).click();
  await answerChallenge(phone, '認証する');
  await expect(phone.getByRole('heading', { name: 'お支払いが完了しました' })).toBeVisible();
  await elsewhere.close();
  await expect
    .poll(async () => (await readMails(email)).map(({ subject }) => subject).join())
    .toContain('当日の追加のお支払いを確認しました');

  await page.goBack();
  await page.goto('/facility/tickets');
  await page.getByLabel('受診券番号').fill(code);
  await page.getByRole('button', { name: '受診券を確認する' }).click();
  await expect(page.getByRole('list', { name: 'この受診券の追加のお支払い' })).toContainText('支払い済み');

  await context.addCookies(own);
  await page.goto('/account/cards');
  await page.getByRole('button', { name: /カードを消す/ }).click();
  await expect(page.getByText('カードを消しました。')).toBeVisible();
  await expect(page.getByText('保存されたカードはありません')).toBeVisible();
  await seeAccessible(page);
});

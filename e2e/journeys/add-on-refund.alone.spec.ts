import type { Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { authenticatorDigits } from '../authenticator';
import { expect } from '../fixtures';
import { test } from '../people';
import { signIn } from '../sign-in';
import { ageSecondFactor } from './behind-its-back';
import { readMails } from './evidence';
import { cards, fillCard, fillDetails, payButton, seePaidOrder, startCheckout } from './shopper';

const email = 'add-on-refund@example.jp';

// The operator's only session loses its fresh second factor: runs alone (playwright.config.ts).
test.use({ expectedErrors: [/the server responded with a status of 403/] });

/** Buys a course, and keeps the card for options of the day. Returns the order's id and the ticket's code. */
async function buyWithConsent(page: Page): Promise<{ orderId: string; code: string }> {
  await signIn(page, email, '/cart');
  const orderId = await startCheckout(page);
  await fillDetails(page, email);
  await fillCard(page, cards.good);
  await page.frameLocator('iframe[title="Secure payment input frame"]').getByLabel('今後の支払いのために保存').check();
  await page.getByLabel(/検査当日の追加のお支払いに/).check();
  await payButton(page).click();
  const [code = ''] = await seePaidOrder(page);
  return { orderId, code };
}

/** The reception charges an option to the saved card, without its holder. */
async function chargeOption(page: Page, code: string): Promise<void> {
  await page.goto('/facility/tickets');
  await page.getByLabel('受診券番号').fill(code);
  await page.getByRole('button', { name: '受診券を確認する' }).click();
  await page.getByRole('link', { name: '追加の料金を請求する' }).click();
  await page.getByLabel('追加する検査の名前').fill('頸動脈の超音波検査');
  await page.getByLabel('金額（税込）').fill('5500');
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await page.getByLabel(/ご了承いただきました/).check();
  await page.getByRole('button', { name: '請求する' }).click();
  await expect(page.getByText(/5,500円を請求し、支払いが済みました。/)).toBeVisible();
}

test('an option of the day is charged without its holder, and part of it goes back once the operator has shown the app again', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  const { orderId, code } = await buyWithConsent(page);
  await context.addCookies((await people.stateOf('facility')).cookies);
  await chargeOption(page, code);

  await context.addCookies((await people.stateOf('operator')).cookies);
  await ageSecondFactor(context);
  await page.goto(`/operator/orders/${orderId}`);
  await page.getByRole('link', { name: /返金・詳細を開く/ }).click();
  await page.getByLabel('返金額（円）').fill('9999');
  await page.getByRole('button', { name: '返金プランを見る' }).click();
  await expect(page.getByText('＊返金額を、1から5,500円までの数字（円）で入力してください。')).toBeVisible();
  await page.getByLabel('返金額（円）').fill('１，５００');
  await page.getByRole('button', { name: '返金プランを見る' }).click();
  await expect(page.getByText(/様に1,500円を返金します（.*）。.*当社が負担します。/)).toBeVisible();
  await seeAccessible(page);

  await page.getByLabel('返金の理由').fill('検査を短くしたため');
  const send = page.getByRole('button', { name: '1,500円を返金する' });
  await send.click();
  const digits = page.getByLabel('認証アプリの6桁の数字');
  await expect(digits).toBeFocused();
  await expect(page.getByLabel('返金の理由')).toHaveValue('検査を短くしたため');
  await seeAccessible(page);
  await digits.fill(authenticatorDigits());
  await send.dblclick();
  await expect(page.getByRole('row').filter({ hasText: '検査を短くしたため' })).toHaveCount(1);
  await expect.poll(async () => (await readMails(email)).map(({ subject }) => subject).join()).toContain('返金');

  await context.addCookies((await people.stateOf('facility')).cookies);
  await page.goto('/facility/payables');
  await expect(page.getByText('頸動脈の超音波検査').first()).toBeVisible();
  await seeAccessible(page);
});

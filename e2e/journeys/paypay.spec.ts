import type { Page } from 'playwright';
import { seeAccessible } from '../accessibility';
import { expect, test } from '../fixtures';
import { readMails, seeOneCharge, seeOneMail } from './evidence';
import { chooseMethod } from './konbini';
import { agree, cards, fillCard, fillDetails, payButton, seeCheckout, seePaidOrder, startCheckout } from './shopper';

async function toPayPay(page: Page): Promise<void> {
  await chooseMethod(page, 'paypay');
  await payButton(page).click();
  await expect(page).toHaveURL(/\/paypay\/authorize\//);
}

test('refused in PayPay: back at the checkout with the reason and what was typed; approved at the second try', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const orderId = await startCheckout(page);
  await fillDetails(page, 'paypay@example.jp');
  await toPayPay(page);
  await page.getByRole('button', { name: /支払いを拒否する/ }).click();
  await seeCheckout(page);
  await expect(page.getByText('PayPayでのお支払いは完了していません')).toBeVisible();
  await expect(page.getByLabel('メールアドレス')).toHaveValue('paypay@example.jp');
  await seeAccessible(page);
  await agree(page);
  await toPayPay(page);
  await page.getByRole('button', { name: /支払いを承認する/ }).click();
  await seePaidOrder(page);
  expect(page.url()).not.toContain('secret');
  await expect(page.getByText('PayPay', { exact: true })).toBeVisible();
  await seeOneMail('paypay@example.jp');
  await seeOneCharge(orderId);
});

test('PayPay left without paying: the order says that it is unpaid, and is paid by card', async ({ page }) => {
  test.setTimeout(60_000);
  const orderId = await startCheckout(page);
  await fillDetails(page, 'paypay-left@example.jp');
  await toPayPay(page);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole('heading', { name: 'お支払いはまだ完了していません' })).toBeVisible();
  await seeAccessible(page);
  await page.getByRole('link', { name: 'もう一度支払う' }).click();
  await seeCheckout(page);
  await agree(page);
  await fillCard(page, cards.good);
  await payButton(page).click();
  await seePaidOrder(page);
  await seeOneCharge(orderId);
  expect(await readMails('paypay-left@example.jp')).toHaveLength(1);
});

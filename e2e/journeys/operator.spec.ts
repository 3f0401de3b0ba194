import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { seeAccessibleEverywhere } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { readMails, seeOneCharge } from './evidence';
import { payFor, seePaidOrder } from './shopper';

const refundButton = (page: Page) => page.getByRole('button', { name: '全額を返金する' });

test('the operator finds an order, refunds it once however often the button is pressed, and replays its event', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  const name = `refund-${randomUUID().slice(0, 8)}`;
  const email = `${name}@example.jp`;
  const orderId = await payFor(page, email);
  await seePaidOrder(page);
  await context.addCookies((await people.stateOf('operator')).cookies);

  await page.goto('/operator/orders');
  await page.getByLabel('注文番号・メールアドレス・StripeのID').fill(name);
  await page.getByLabel('状態').selectOption({ label: '支払い済み' });
  await page.getByRole('button', { name: '検索する' }).click();
  await page.locator(`a[href="/operator/orders/${orderId}"]`).click();
  await expect(page.getByText('支払い済み').first()).toBeVisible();
  await seeAccessibleEverywhere(page);

  await refundButton(page).click();
  const dialog = page.getByRole('dialog', { name: '全額を返金します' });
  await expect(dialog).toContainText(
    /髙橋 花子様に[\d,]+円を返金します。受診券1枚は無効になり、Stripeの手数料[\d,]+円は戻りません。/,
  );
  await seeAccessibleEverywhere(page);
  const submit = dialog.getByRole('button', { name: /円を返金する$/ });
  await submit.click();
  await expect(dialog.getByText('＊返金の理由を入力してください。')).toBeVisible();
  await expect(dialog.getByLabel('返金の理由')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(refundButton(page)).toBeFocused();

  await refundButton(page).click();
  await dialog.getByLabel('返金の理由').fill('お客様のお申し出');
  await submit.dblclick();
  await expect(page.getByRole('heading', { level: 1 }).locator('..').getByText('返金済み')).toBeVisible();
  await expect(page.getByText(/理由：お客様のお申し出/).first()).toBeVisible();
  await expect(page.getByText('返金できる金額はありません。')).toBeVisible();
  await expect(page.locator('code', { hasText: /^re_/ })).toHaveCount(1);
  await expect
    .poll(async () => (await readMails(email)).map(({ subject }) => subject))
    .toEqual([expect.stringContaining('返金の手続きをしました'), expect.stringContaining('お支払いを確認しました')]);
  const charge = await seeOneCharge(orderId);
  expect(charge?.amount_refunded).toBe(charge?.amount_captured);
  await seeAccessibleEverywhere(page);

  await page.getByRole('link', { name: 'payment_intent.succeeded', exact: true }).click();
  await page.getByRole('button', { name: 'もう一度処理する' }).click();
  await expect(page.getByText('影響なし（処理済み）。')).toBeVisible();
  await seeAccessibleEverywhere(page);

  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole('heading', { name: '全額を返金しました' })).toBeVisible();
  await expect(page.getByText('この受診券は使えません。')).toBeVisible();
  await seeAccessibleEverywhere(page);
});

test('every page of the console is accessible, full and empty, and says that the books are in order', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  await payFor(page, 'console@example.jp');
  await seePaidOrder(page);
  await context.addCookies((await people.stateOf('operator')).cookies);
  const empty = ['/orders?q=nobody%40example.jp', '/events?state=dead', '/audit?subject=ord_nobody'];
  const full = ['', '/orders', '/events', '/ledger', '/ledger/accounts/stripe%3Apending', '/audit'];
  for (const path of [...full, ...empty]) {
    await page.goto(`/operator${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await seeAccessibleEverywhere(page);
  }
  await page.goto('/operator');
  await expect(page.getByText(/項目の決まりごとは、すべて守られています。/)).toBeVisible();
});

import type { Browser, Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { appUrl } from '../places';
import { readMails } from './evidence';
import { payFor, seePaidOrder } from './shopper';

async function buy(browser: Browser, email: string): Promise<string> {
  const context = await browser.newContext({ baseURL: appUrl });
  const page = await context.newPage();
  const orderId = await payFor(page, email);
  await seePaidOrder(page);
  await context.close();
  return orderId;
}

const refundButton = (page: Page) => page.getByRole('button', { name: '全額を返金する' });

test('the operator finds an order, refunds it once however often the button is pressed, and replays its event', async ({
  browser,
  people,
}) => {
  test.setTimeout(120_000);
  const email = 'refund-me@example.jp';
  const orderId = await buy(browser, email);
  const context = await browser.newContext({ baseURL: appUrl, storageState: await people.stateOf('operator') });
  const page = await context.newPage();

  await page.goto('/operator/orders');
  await page.getByLabel('注文番号・メールアドレス・StripeのID').fill('refund-me@');
  await page.getByLabel('状態').selectOption({ label: '支払い済み' });
  await page.getByRole('button', { name: '検索する' }).click();
  await page.locator(`a[href="/operator/orders/${orderId}"]`).click();
  await expect(page.getByText('支払い済み').first()).toBeVisible();
  await seeAccessible(page);

  await refundButton(page).click();
  const dialog = page.getByRole('dialog', { name: '全額を返金します' });
  await expect(dialog).toContainText(
    /髙橋 花子様に[\d,]+円を返金します。受診券1枚は無効になり、Stripeの手数料[\d,]+円は戻りません。/,
  );
  await seeAccessible(page);
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
  await expect.poll(async () => (await readMails(email)).length).toBe(2);
  await seeAccessible(page);

  await page.getByRole('link', { name: 'payment_intent.succeeded' }).click();
  await page.getByRole('button', { name: 'もう一度処理する' }).click();
  await expect(page.getByText('影響なし（処理済み）。')).toBeVisible();
  await seeAccessible(page);
  await context.close();
});

test('every page of the console is accessible on a desk and on a phone, and the books are proven on it', async ({
  browser,
  people,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ baseURL: appUrl, storageState: await people.stateOf('operator') });
  const page = await context.newPage();
  const paths = ['', '/orders', '/orders?q=nobody%40example.jp', '/events', '/events?state=dead', '/ledger', '/audit'];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of paths) {
      await page.goto(`/operator${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await seeAccessible(page);
    }
  }
  await page.goto('/operator');
  await expect(page.getByText(/項目の決まりごとは、すべて守られています。/)).toBeVisible();
  await context.close();
});

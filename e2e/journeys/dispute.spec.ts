import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { intentsOf } from './evidence';
import { disputePayment } from './sandbox';
import { payFor, seePaidOrder } from './shopper';

test('a contested payment waits for an answer, is refused refunds, and giving in voids the ticket', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  const orderId = await payFor(page, 'dispute@example.jp');
  await seePaidOrder(page);
  const [intent] = await intentsOf(orderId);
  await disputePayment(intent?.id ?? '');
  await context.addCookies((await people.stateOf('operator')).cookies);

  const notice = page.getByText(/回答を待つ不審請求・照会が\d+件あります/);
  await expect(async () => {
    await page.goto('/operator');
    await expect(notice).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.goto('/operator/disputes');
  await seeAccessible(page);
  const number = await page.evaluate(() => document.querySelector('th a')?.textContent ?? '');
  await page.getByRole('link', { name: number, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`不審請求（注文 ${number}）`);
  await expect(page.getByLabel('注文から利用までの記録')).toHaveValue(/支払いの完了/);
  await expect(page.getByText(/あと9日|あと10日/)).toBeVisible();
  await seeAccessible(page);

  await page.getByLabel('そのほかの説明').fill('髙橋 花子様が来院しました');
  await page.getByRole('button', { name: '回答を送る' }).click();
  await expect(page.getByRole('link', { name: '内容をご確認のうえ、チェックを入れてください。' })).toBeVisible();
  await expect(page.getByLabel('そのほかの説明')).toHaveValue('髙橋 花子様が来院しました');
  await page.getByLabel(/この回答を送ると直せません/).check();
  await page.getByRole('button', { name: '回答を送る' }).click();
  await expect(page.getByRole('link', { name: /お名前、コース名、施設名は送れません/ })).toBeVisible();
  await seeAccessible(page);

  await page.getByLabel('受け入れる理由').fill('ご本人の利用と確認できないため');
  await page.getByLabel('取り消せないことを確認しました。').check();
  await page.getByRole('button', { name: '申立てを受け入れる' }).click();
  await expect(page.getByText('弊社の損失として残っている額はありません。')).toBeVisible();
  await seeAccessible(page);

  await page.goto(`/operator/orders/${orderId}`);
  await expect(page.getByText('不審請求の敗訴').first()).toBeVisible();
  await page.goto('/operator');
  await expect(page.getByText(/項目の決まりごとは、すべて守られています。/)).toBeVisible();
});

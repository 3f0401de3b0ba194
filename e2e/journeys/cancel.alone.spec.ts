import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { readMails, seeOneCharge } from './evidence';
import { advanceMinutes } from './sandbox';
import { cards, courses, fillCard, fillDetails, payButton, seePaidOrder, startCheckout } from './shopper';

// The clock moves for everybody: runs alone (playwright.config.ts).

const tokyo = '/operator/facilities/fac_01jd0000000000000000000001';

/** A new rule of the facility: free for a day, then 30 % until the tenth. */
async function setLadder(page: Page): Promise<void> {
  await page.goto('/operator/facilities');
  await page.locator(`a[href="${tokyo}"]`).click();
  const undated = page.getByRole('group', { name: /日付のない受診券/ });
  const step = (number: number) => undated.getByRole('group', { name: `第${number}段階` });
  await step(1).getByLabel('何日後').fill('1');
  await step(1).getByLabel('キャンセル料（%）').fill('40');
  await step(2).getByLabel('何日後').fill('10');
  await step(2).getByLabel('キャンセル料（%）').fill('３０');
  await page.getByRole('button', { name: 'この規定を登録する' }).click();
  await expect(page.getByRole('link', { name: '根拠を入力してください。' })).toBeVisible();
  await page.getByLabel('根拠（平均的な損害の説明）').fill('空いた枠が埋まらない割合からの平均です。');
  await page.getByRole('button', { name: 'この規定を登録する' }).click();
  await expect(page.getByRole('link', { name: 'キャンセル料は、後の段階で安くなってはいけません。' })).toBeVisible();
  await expect(step(2).getByLabel('キャンセル料（%）')).toHaveValue('３０');
  await seeAccessible(page);
  await step(1).getByLabel('キャンセル料（%）').fill('0');
  await page.getByRole('button', { name: 'この規定を登録する' }).click();
  await expect(page.getByText('規定を登録しました。')).toBeVisible();
  await expect(page.getByRole('cell', { name: '空いた枠が埋まらない割合からの平均です。' })).toBeVisible();
}

async function buyTwo(page: Page, email: string): Promise<string> {
  await page.goto(courses.brain);
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'キャンセルと返金' }) });
  await expect(card.getByRole('row')).toHaveCount(3);
  await expect(card).toContainText(/無料/);
  const orderId = await startCheckout(page, [courses.brain, courses.lung]);
  await expect(
    page.getByText(/まで無料（[\d,]+円を返金）、.*までキャンセル料[\d,]+円（[\d,]+円を返金）/).first(),
  ).toBeVisible();
  await fillDetails(page, email);
  const second = page.getByRole('group', { name: /^2件目/ });
  await second.getByLabel('検査を受ける方のお名前').fill('髙橋 太郎');
  await second.getByLabel('検査を受ける方のふりがな').fill('タカハシ タロウ');
  await fillCard(page, cards.good);
  await payButton(page).click();
  await seePaidOrder(page, 2);
  return orderId;
}

/** The operator gives 1,000 yen back of the first course, after seeing where it comes from. */
async function refundPart(page: Page, orderId: string): Promise<void> {
  await page.goto(`/operator/orders/${orderId}`);
  await page.getByRole('link', { name: '一部を返金する・検査をキャンセルする' }).click();
  const amount = page.getByLabel('返金額（円）').first();
  await amount.fill('千円');
  await page.getByRole('button', { name: '返金プランを見る' }).click();
  await expect(page.getByText(/＊返金額を、0から.*までの数字（円）で入力してください。/)).toBeVisible();
  await amount.fill('１，０００');
  await page.getByRole('button', { name: '返金プランを見る' }).click();
  await expect(page.getByText(/髙橋 花子様に1,000円を返金します（.*）。.*当社が負担します。/)).toBeVisible();
  await seeAccessible(page);
  await page.getByLabel('返金の理由').fill('待ち時間のお詫び');
  await page.getByRole('button', { name: '1,000円を返金する' }).dblclick();
  await expect(page.getByText('返金しました。')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '待ち時間のお詫び' })).toHaveCount(1);
}

test('a buyer cancels one of two courses after a stage has passed, and the operator gives part of the other back', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(180_000);
  const { cookies } = await people.stateOf('operator');
  await context.addCookies(cookies);
  await setLadder(page);
  const email = `cancel-${randomUUID().slice(0, 8)}@example.jp`;
  const orderId = await buyTwo(page, email);
  await refundPart(page, orderId);

  await page.goto(`/orders/${orderId}`);
  await page.getByRole('link', { name: 'キャンセルの手続きへ' }).click();
  const second = page.locator('section').nth(1);
  await expect(second).toContainText(/キャンセル料はかかりません。[\d,]+円を返金します。/);
  await seeAccessible(page);
  await advanceMinutes(2 * 24 * 60);
  await second.getByRole('button', { name: 'この検査をキャンセルする' }).click();
  await second.getByRole('button', { name: 'キャンセルを確定する' }).click();
  await expect(second.getByText(/まだキャンセルしていません。/)).toBeVisible();
  await expect(second).toContainText(/キャンセル料[\d,]+円を差し引き、[\d,]+円を返金します。/);
  await second.getByRole('button', { name: 'キャンセルを確定する' }).dblclick();
  await expect(second.getByText('キャンセルを受け付けました。')).toBeVisible();
  await expect(second).toContainText(/キャンセルしました（キャンセル料：[\d,]+円）。/);
  await seeAccessible(page);

  await page.getByRole('link', { name: 'ご注文のページへ戻る' }).click();
  await expect(page.getByText('この受診券は使えません。')).toHaveCount(1);
  await expect(page.getByText('返金しました')).toHaveCount(2);
  await seeAccessible(page);
  const charge = await seeOneCharge(orderId);
  const refunded = charge?.amount_refunded ?? 0;
  expect(refunded).toBeGreaterThan(1_000);
  expect(refunded).toBeLessThan(charge?.amount_captured ?? 0);
  await expect
    .poll(async () => (await readMails(email)).map(({ subject }) => subject))
    .toEqual([
      expect.stringContaining('キャンセルを受け付けました'),
      expect.stringContaining('一部返金の手続きをしました'),
      expect.stringContaining('お支払いを確認しました'),
    ]);
});

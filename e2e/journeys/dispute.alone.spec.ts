import type { Page } from 'playwright/test';
import { z } from 'zod';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { intentsOf } from './evidence';
import { advanceMinutes, deliver, disputePayment, readStripe } from './sandbox';
import { payFor, seePaidOrder } from './shopper';

// The clock moves for everybody: runs alone (playwright.config.ts).

const Disputes = z.object({
  data: z.array(z.object({ status: z.string(), balance_transactions: z.array(z.object({ net: z.number() })) })),
});

/** A paid order whose card company asks about it. Returns the order's and the payment's id. */
async function contested(page: Page, email: string, claim: 'fraudulent' | 'inquiry') {
  const orderId = await payFor(page, email);
  await seePaidOrder(page);
  const [intent] = await intentsOf(orderId);
  await disputePayment(intent?.id ?? '', claim);
  await advanceMinutes(1);
  await deliver();
  return { orderId, intentId: intent?.id ?? '' };
}

/** Opens the order's claim from the day's page by its own words. */
async function openClaim(page: Page, orderId: string, words: '注文' | '照会: 注文'): Promise<void> {
  await page.goto(`/operator/orders/${orderId}`);
  const number =
    (await page.getByRole('heading', { level: 1 }).textContent())?.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/)?.[0] ?? '';
  await page.goto('/operator');
  await page.getByRole('link', { name: new RegExp(`^${words} ${number}（`) }).click();
}

/** Sends an answer with which the bank is content, and lets it decide. */
async function answerWell(page: Page): Promise<void> {
  await page.getByLabel('そのほかの説明').fill('winning_evidence');
  await page.getByLabel(/この回答を送ると直せません/).check();
  await page.getByRole('button', { name: '回答を送る' }).click();
  await expect(page.getByText(/に回答を送りました。結論が出るまでお待ちください。/)).toBeVisible();
  await advanceMinutes(4);
  await deliver();
  await page.reload();
}

async function movementsOf(intentId: string) {
  const { data } = await readStripe(`disputes?payment_intent=${intentId}`, Disputes);
  return data.map(({ status, balance_transactions: all }) => [status, all.map(({ net }) => net)]);
}

async function seeWholeBooks(page: Page): Promise<void> {
  await page.goto('/operator');
  await expect(page.getByText('帳簿とStripe残高は一致しています（差額0円）。')).toBeVisible();
  await expect(page.getByText(/項目の決まりごとは、すべて守られています。/)).toBeVisible();
}

test('a dispute that is won: money and fee are back, and the order is what it was', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  await context.addCookies((await people.stateOf('operator')).cookies);
  const { orderId, intentId } = await contested(page, 'dispute-won@example.jp', 'fraudulent');
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText('カード会社からの確認にお答えしています')).toBeVisible();
  await expect(page.getByText(/カード会社から確認の依頼があったため、Webではキャンセルできません。/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'キャンセルの手続きへ' })).toHaveCount(0);
  await seeAccessible(page);
  await page.goto(`/orders/${orderId}/cancel`);
  await expect(page.getByText(/Webではキャンセルできません。/)).toBeVisible();
  await seeAccessible(page);

  await openClaim(page, orderId, '注文');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^不審請求（注文 /);
  await answerWell(page);
  await expect(page.getByText('勝訴しました。代金と手数料は弊社に戻ります。')).toBeVisible();
  await seeAccessible(page);
  const [[status, moved] = []] = await movementsOf(intentId);
  const [taken = 0, back = 0] = Array.isArray(moved) ? moved : [];
  expect([status, taken + back]).toEqual(['won', 0]);
  expect(taken).toBeLessThan(-1_500);

  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText('カード会社の確認が終わりました', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'キャンセルの手続きへ' })).toBeVisible();
  await seePaidOrder(page);
  await page.goto(`/operator/orders/${orderId}`);
  await expect(page.getByText('不審請求に勝訴した')).toBeVisible();
  await expect(page.getByText('不審請求の敗訴')).toHaveCount(0);
  await seeWholeBooks(page);
});

test('an inquiry is called one, takes no money, and ends without a loss', async ({ page, context, people }) => {
  test.setTimeout(120_000);
  await context.addCookies((await people.stateOf('operator')).cookies);
  const { orderId, intentId } = await contested(page, 'inquiry@example.jp', 'inquiry');
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole('link', { name: 'キャンセルの手続きへ' })).toBeVisible();

  await openClaim(page, orderId, '照会: 注文');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^カード会社からの照会（注文 /);
  await expect(page.getByText(/代金は動いていません。返金もできます。/)).toBeVisible();
  await expect(page.getByRole('button', { name: '申立てを受け入れる' })).toHaveCount(0);
  await seeAccessible(page);
  await answerWell(page);
  await expect(page.getByText('照会は終わりました。代金は動いていません。')).toBeVisible();
  await expect(page.getByText('照会・終了')).toBeVisible();
  expect(await movementsOf(intentId)).toEqual([['warning_closed', []]]);

  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText('カード会社の確認が終わりました', { exact: true }).first()).toBeVisible();
  await seePaidOrder(page);
  await seeWholeBooks(page);
});

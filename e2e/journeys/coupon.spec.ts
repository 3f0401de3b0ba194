import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { z } from 'zod';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { intentsOf, readMails, seeOneCharge, seeOneMail } from './evidence';
import { readStripe } from './sandbox';
import { agree, cards, courses, fillCard, fillDetails, payButton, seePaidOrder } from './shopper';

const PromotionCodes = z.object({ data: z.array(z.object({ code: z.string(), active: z.boolean() })) });
const Coupons = z.object({ data: z.array(z.object({ name: z.string().nullable() })) });

const newCode = () => `E2E${randomUUID().slice(0, 8).toUpperCase()}`;

interface Terms {
  readonly code: string;
  readonly name: string;
  readonly percent?: string;
  readonly amountYen?: string;
}

/** Registers a coupon as an operator does, with a name that must be acknowledged first. */
async function registerCoupon(page: Page, { code, name, percent, amountYen }: Terms): Promise<void> {
  await page.goto('/operator/coupons');
  await page.getByRole('link', { name: 'クーポンを登録する' }).click();
  await page.getByLabel('クーポンコード').fill(code);
  await page.getByLabel('名前').fill(`今だけ${name}`);
  await page.getByLabel(percent === undefined ? '金額で引く' : '％で引く').check();
  if (percent !== undefined) await page.getByLabel('割引率（％）').fill(percent);
  if (amountYen !== undefined) await page.getByLabel('割引額（円）').fill(amountYen);
  await page.getByLabel('弊社が負担').check();
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByText(/＊「今だけ」は、医療広告ガイドラインで/)).toBeVisible();
  await expect(page.getByLabel('クーポンコード')).toHaveValue(code);
  await seeAccessible(page);
  await page.getByLabel('名前').fill(name);
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: code })).toBeVisible();
  await expect(page.getByText('利用可')).toBeVisible();
}

async function enterCoupon(page: Page, text: string): Promise<void> {
  await page.getByLabel('クーポンコード').fill(text);
  await page.getByRole('button', { name: 'クーポンを使う' }).click();
}

/** Enters a coupon that fits: the amounts are those after it. */
async function useCoupon(page: Page, text: string): Promise<void> {
  await enterCoupon(page, text);
  await expect(page.getByRole('status').first()).toHaveText('クーポンを適用しました。');
}

const amounts = (page: Page) =>
  page.getByRole('region', { name: 'お支払い金額' }).or(page.locator('section').filter({ hasText: 'お支払い金額' }));

async function fillCart(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('button', { name: 'カートに入れる' }).first().click();
    await expect(page.getByRole('status')).toHaveText('カートに入れました。');
  }
}

test('a coupon is registered, found at Stripe, and taken off after the set discount; order, mail and charge agree', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(90_000);
  const code = newCode();
  await context.addCookies((await people.stateOf('operator')).cookies);
  await registerCoupon(page, { code, name: '2,000円引き', amountYen: '２，０００円' });
  const known = await readStripe(`promotion_codes?code=${code}`, PromotionCodes);
  expect(known.data).toEqual([{ code, active: true }]);
  const names = (await readStripe('coupons', Coupons)).data.map((coupon) => coupon.name);
  expect(names).toContain('割引 2,000円');
  await context.clearCookies();

  await fillCart(page, [courses.brain, courses.lung]);
  await expect(amounts(page)).toContainText('セット割（脳と肺のセット）');
  await enterCoupon(page, 'NOSUCHCODE');
  await expect(page.getByText(/「NOSUCHCODE」というクーポンは見つかりません/)).toBeVisible();
  await expect(page.getByLabel('クーポンコード')).toHaveValue('NOSUCHCODE');
  await seeAccessible(page);
  const typed = [...code.toLowerCase()].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
  await useCoupon(page, ` ${typed.slice(0, 4)}−${typed.slice(4)} `);
  await expect(amounts(page)).toContainText(/通常合計.*セット割.*−3,000円.*クーポン.*−2,000円.*お支払い合計/s);
  await page.getByRole('button', { name: '購入手続きへ進む' }).click();

  await expect(page).toHaveURL(/\/checkout\/ord_/);
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const email = `coupon-${code.toLowerCase()}@example.jp`;
  await fillDetails(page, email);
  const second = page.getByRole('group', { name: /^2件目/ });
  await second.getByLabel('検査を受ける方のお名前').fill('髙橋 太郎');
  await second.getByLabel('検査を受ける方のふりがな').fill('タカハシ タロウ');
  await expect(page.getByText(/通常合計[\d,]+円から割引5,000円を引いた金額です/)).toBeVisible();
  await fillCard(page, cards.good);
  await payButton(page).click();
  await seePaidOrder(page, 2);
  await expect(page.getByText(`クーポン（${code}）`)).toBeVisible();
  const mail = await seeOneMail(email);
  expect(mail.text).toContain('セット割：−3,000円');
  const charge = await seeOneCharge(orderId);
  expect(mail.text).toContain(`お支払い合計：${charge?.amount_captured.toLocaleString('ja-JP')}円`);

  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto(`/operator/coupons?q=${code}`);
  await page.getByRole('link', { name: code }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('使用済み');
  await seeAccessible(page);
  await page.getByRole('button', { name: 'このクーポンを停止する' }).click();
  await expect(page.getByText('このクーポンは停止しています。')).toBeVisible();
  expect((await readStripe(`promotion_codes?code=${code}`, PromotionCodes)).data).toEqual([{ code, active: false }]);
});

test('an order of ¥0 is confirmed without a payment and has its ticket', async ({ page, context, people }) => {
  test.setTimeout(90_000);
  const code = newCode();
  await context.addCookies((await people.stateOf('operator')).cookies);
  await registerCoupon(page, { code, name: 'ご招待', percent: '100' });
  await context.clearCookies();

  await fillCart(page, [courses.brain]);
  await useCoupon(page, code);
  await page.getByRole('button', { name: '購入手続きへ進む' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('お申込み内容の入力');
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const email = `free-${code.toLowerCase()}@example.jp`;
  await fillDetails(page, email);
  await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCount(0);
  await expect(payButton(page)).toHaveCount(0);
  await seeAccessible(page);
  await page.getByRole('button', { name: '申し込みを確定する' }).dblclick();
  const [ticket = ''] = await seePaidOrder(page);
  const mail = await seeOneMail(email, 'お申込みを受け付けました');
  expect(mail.text).toContain(ticket);
  expect(mail.text).toContain('お支払い合計：0円');
  expect(await intentsOf(orderId)).toEqual([]);
  await page.reload();
  expect(await seePaidOrder(page)).toEqual([ticket]);
  expect(await readMails(email)).toHaveLength(1);
});

test('a coupon for one use a person goes from the second order before it is paid, which says its new total', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(90_000);
  const code = newCode();
  await context.addCookies((await people.stateOf('operator')).cookies);
  await registerCoupon(page, { code, name: '1,000円引き', amountYen: '1000' });
  await page.getByLabel('お一人様の利用上限（回）').fill('1');
  await page.getByRole('button', { name: '変更を保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();
  await context.clearCookies();

  const email = `once-${code.toLowerCase()}@example.jp`;
  const buy = async () => {
    await fillCart(page, [courses.brain]);
    await useCoupon(page, code);
    await page.getByRole('button', { name: '購入手続きへ進む' }).click();
    await fillDetails(page, email);
    await fillCard(page, cards.good);
    await payButton(page).click();
  };
  await buy();
  await seePaidOrder(page);
  await buy();
  const problem = page.getByRole('alert').filter({ hasText: 'お支払いは完了していません' });
  await expect(problem).toContainText('クーポンを外し、お支払い合計は24,200円（税込）になりました。');
  await expect(page.getByText(`クーポン（${code}）`)).toHaveCount(0);
  await agree(page);
  await payButton(page).click();
  await seePaidOrder(page);
});

import type { Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { seeOneCharge } from './evidence';
import { cards, fillCard, fillDetails, payButton, seePaidOrder, startCheckout } from './shopper';

const email = 'redeem@example.jp';
/** Nobody else comes to the counter under this name. */
const person = '窓口 髙子';
const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
const findButton = (page: Page) => page.getByRole('button', { name: '受診券を確認する' });
const redeemButton = (page: Page) => page.getByRole('button', { name: '検査を受け付ける' });

async function look(page: Page, code: string): Promise<void> {
  await page.goto('/facility/tickets');
  await page.getByLabel('受診券番号').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '受診券の確認' })).toBeVisible();
}

/** A camera whose picture always holds the code. */
async function showToCamera(page: Page, code: string): Promise<void> {
  await page.addInitScript((rawValue) => {
    const detect = async () => [{ rawValue }];
    Object.assign(globalThis, {
      BarcodeDetector: class {
        detect = detect;
      },
    });
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      return canvas.captureStream(5);
    };
  }, code);
}

test('a facility redeems a ticket by its code: what is due follows in the books, undone, and redeemed again by QR', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  const orderId = await startCheckout(page);
  await fillDetails(page, email);
  await page.getByLabel('お名前').first().fill(person);
  await page.getByLabel('ふりがな').first().fill('まどぐち たかこ');
  await fillCard(page, cards.good);
  await payButton(page).click();
  const [code = ''] = await seePaidOrder(page);
  const paidYen = (await seeOneCharge(orderId))?.amount_captured ?? 0;
  const share = `${(paidYen - Math.floor(paidYen * 0.15)).toLocaleString('ja-JP')}円`;

  await context.addCookies((await people.stateOf('facility')).cookies);
  await page.goto('/facility');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今日の受診');
  await seeAccessible(page);
  await page.getByRole('link', { name: '受診券を受け付ける' }).click();
  await page.getByLabel('受診券番号').fill('ABCD-EFGH-JKLM');
  await findButton(page).click();
  await expect(page.getByText(/^＊受診券番号が正しくありません。/)).toBeVisible();
  await expect(page.getByLabel('受診券番号')).toHaveValue('ABCD-EFGH-JKLM');
  await expect(page.getByText('このブラウザーではカメラで読み取れません。')).toBeVisible();
  await seeAccessible(page);

  await look(page, wide(code.toLowerCase()));
  expect(page.url()).not.toContain(code.slice(0, 4));
  await expect(page.getByText(`${person} 様`)).toBeVisible();
  await expect(page.getByText('マドグチ タカコ')).toBeVisible();
  await expect(page.getByText(`受け付けると、${share}がお支払い予定に加わります。`)).toBeVisible();
  expect(await page.content()).not.toContain(email);
  await seeAccessible(page);
  await redeemButton(page).dblclick();
  await expect(page.getByText(/に受け付けました。$/)).toBeVisible();
  await seeAccessible(page);

  await page.goto('/facility/payables');
  await expect(page.getByRole('row', { name: `${person} 様` })).toContainText(share);
  await seeAccessible(page);
  const file = await (await page.request.get('/api/facility/payables')).body();
  expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf');
  expect(file.toString()).toContain(`,${person},`);

  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto(`/operator/orders/${orderId}`);
  const line = page.getByRole('table', { name: '明細と受診券' });
  await expect(line).toContainText(share);
  await expect(line).toContainText('お支払い予定');
  await expect(line.getByText('tokyo@dokuei-pay.example')).toBeVisible();
  await expect(page.getByText('売上と施設への配分').first()).toBeVisible();
  await seeAccessible(page);

  await context.addCookies((await people.stateOf('facility')).cookies);
  await page.goto('/facility');
  await page
    .getByRole('row', { name: `${person} 様` })
    .getByRole('link', { name: /確認・取り消し/ })
    .click();
  await page.getByRole('button', { name: '受付を取り消す' }).click();
  await expect(page.getByText('受付を取り消しました。受診券はもう一度使えます。')).toBeVisible();
  await page.goto('/facility');
  await expect(page.getByRole('heading', { name: '受付が済んだ方' })).toBeVisible();
  await expect(page.getByRole('row', { name: `${person} 様` })).toHaveCount(0);

  await look(page, code.replaceAll('-', ''));
  await redeemButton(page).click();
  await expect(page.getByText(/に受け付けました。$/)).toBeVisible();
  await showToCamera(page, code);
  await page.goto('/facility/tickets');
  await page.getByRole('button', { name: 'QRコードをカメラで読み取る' }).click();
  await expect(page.getByText(/この受診券は.*に受け付け済みです。/)).toBeVisible();

  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText('使用済み', { exact: true })).toBeVisible();
  await expect(page.getByText(/に検査の受付で使用しました。/)).toBeVisible();
});

import type { Locator, Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { intentsOf, readMails, seeOneCharge } from './evidence';
import { askForNumbers, atShop, neverPays } from './konbini';
import { advanceMinutes, deliver, refundLetters } from './sandbox';
import { seePaidOrder } from './shopper';

// The clock moves for everybody: runs alone (playwright.config.ts).

/** The letter's page, where the patient names the account. */
async function giveAccount(page: Page, address: string, account: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('金融機関コード').fill('１１００');
  await page.getByLabel('支店コード').fill('000');
  await page.getByLabel('口座番号').fill(account);
  await page.getByLabel('口座名義').fill('タカハシ ハナコ');
  await page.getByRole('button', { name: 'この口座で受け取る' }).click();
  await expect(page.getByRole('status')).toHaveText('口座を受け付けました。振込の手続き中です。');
}

/** The order's page, the operator's queue and the operator's page of the order say the same. */
async function seeRefund(page: Page, orderId: string, said: { buyer: string; operator: string; queued: boolean }) {
  await deliver();
  await page.goto(`/orders/${orderId}`);
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'キャンセルと返金' }) });
  await expect(section.getByText(said.buyer, { exact: true })).toBeVisible();
  await seeAccessible(page);
  await page.goto('/operator/refunds');
  await expect(queueRow(page, orderId)).toHaveCount(said.queued ? 1 : 0);
  await page.goto(`/operator/orders/${orderId}`);
  const refunds = page.locator('section').filter({ has: page.getByRole('heading', { name: '返金', exact: true }) });
  await expect(refunds.getByText(said.operator, { exact: true })).toBeVisible();
}

const queueRow = (page: Page, orderId: string): Locator =>
  page
    .getByRole('table', { name: '返金口座 未入力' })
    .getByRole('row')
    .filter({ has: page.locator(`a[href="/operator/orders/${orderId}"]`) });

test('paid at a konbini and canceled: an account that the bank does not know, asked again, then the right one', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  await context.addCookies((await people.stateOf('operator')).cookies);
  const email = neverPays('bank-account');
  const orderId = await askForNumbers(page, email);
  await atShop(orderId, 'pay', 'lawson');
  await page.reload();
  await seePaidOrder(page);
  await page.getByRole('link', { name: 'キャンセルの手続きへ' }).click();
  await page.getByRole('button', { name: 'この検査をキャンセルする' }).click();
  await page.getByRole('button', { name: 'キャンセルを確定する' }).click();
  await expect(page.getByText('キャンセルを受け付けました。')).toBeVisible();

  const waiting = {
    buyer: '口座の登録をお待ちしています',
    operator: '対応が必要',
    queued: true,
  };
  const onItsWay = { buyer: '返金を処理しています', operator: '処理中', queued: false };
  await seeRefund(page, orderId, waiting);
  await page.goto('/operator/refunds');
  await expect(queueRow(page, orderId)).toContainText(/あと4[45]日/);
  await seeAccessible(page);
  const [intent] = await intentsOf(orderId);
  const [letter] = await refundLetters(intent?.id ?? '');
  await giveAccount(page, letter?.url ?? '', '1111113');
  await seeRefund(page, orderId, onItsWay);

  await advanceMinutes(4);
  await seeRefund(page, orderId, waiting);
  const asked = async () => (await readMails(email)).filter(({ subject }) => subject.includes('口座の登録'));
  await expect.poll(async () => (await asked()).length).toBe(2);
  const [again, first] = await asked();
  expect(again?.text).toContain('登録された口座に振り込めませんでした。');
  expect(first?.text).not.toContain('振り込めませんでした');
  const [newest, ...older] = await refundLetters(intent?.id ?? '');
  expect([newest?.is_newest, older.map(({ url }) => url)]).toEqual([true, [letter?.url]]);
  expect((await page.request.get(letter?.url ?? '')).status()).toBe(404);

  await giveAccount(page, newest?.url ?? '', '0001234');
  await seeRefund(page, orderId, onItsWay);
  await advanceMinutes(4);
  await seeRefund(page, orderId, { buyer: '返金しました', operator: '返金済み', queued: false });
  const charge = await seeOneCharge(orderId);
  expect(charge?.amount_refunded).toBe(charge?.amount_captured);
  await page.goto('/operator');
  await expect(page.getByText('帳簿とStripe残高は一致しています（差額0円）。')).toBeVisible();
  await expect(page.getByText(/項目の決まりごとは、すべて守られています。/)).toBeVisible();
});

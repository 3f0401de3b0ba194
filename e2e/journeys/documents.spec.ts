import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { seeOneCharge } from './evidence';
import { pdfText } from './pdf-text';
import { payFor, seePaidOrder } from './shopper';

/** The text of the PDF that a link gives. */
async function downloadFrom(page: Page, link: RegExp | string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return { name: download.suggestedFilename(), text: await pdfText(await readFile(await download.path())) };
}

test('a receipt is issued once, the second download is marked, the ticket is printed; the operator finds and checks it', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(120_000);
  const orderId = await payFor(page, 'receipt@example.jp');
  const [code = ''] = await seePaidOrder(page);
  const paid = `${((await seeOneCharge(orderId))?.amount_captured ?? 0).toLocaleString('ja-JP')}円`;

  const ticket = await downloadFrom(page, '受診券（PDF）');
  expect(ticket.text).toContain(code);
  expect(ticket.text).toContain('髙橋花子様');
  expect(ticket.text).not.toContain(paid);

  await page.getByRole('link', { name: '領収書' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('領収書');
  await expect(page.getByLabel('宛名')).toHaveValue('髙橋 花子');
  await seeAccessible(page);
  await page.getByLabel('宛名').fill('株式会社𠮷野');
  await page.getByLabel('御中（会社・団体）').check();
  await page.getByRole('button', { name: 'この宛名で発行する' }).click();
  await expect(page.getByText('＊「𠮷」は領収書に印字できません。別の字またはカナで入力してください。')).toBeVisible();
  await expect(page.getByLabel('宛名')).toHaveValue('株式会社𠮷野');
  await page.getByLabel('宛名').fill('株式会社﨑野');
  await page.getByRole('button', { name: 'この宛名で発行する' }).dblclick();
  const first = page.getByRole('link', { name: '領収書をダウンロードする（PDF）' });
  await expect(first).toHaveCount(1);
  await seeAccessible(page);

  const original = await downloadFrom(page, '領収書をダウンロードする（PDF）');
  for (const part of [
    '株式会社﨑野御中',
    paid,
    '脳ドック検査料として',
    '登録番号T',
    '電子発行のため収入印紙は不要です。',
  ]) {
    expect(original.text).toContain(part);
  }
  expect(original.text).not.toContain('再発行');
  expect(original.name).toMatch(/^\d{8}_株式会社読影ペイ_\d+_R\d{4}-\d{6}\.pdf$/);
  await page.reload();
  const copy = await downloadFrom(page, '領収書をもう一度ダウンロードする（再発行）');
  expect(copy.text).toContain('再発行');
  expect(copy.name).toBe(original.name);

  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto('/operator');
  await page.getByRole('link', { name: '書類' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('書類の保存と検索');
  await page.getByRole('searchbox', { name: '取引先' }).fill('﨑野');
  await page.getByRole('button', { name: '検索' }).click();
  const row = page.getByRole('row', { name: /株式会社﨑野/ });
  await expect(row).toContainText(paid);
  await seeAccessible(page);
  const [office] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: /^R\d{4}/ }).click(),
  ]);
  expect(await pdfText(await readFile(await office.path()))).toBe(original.text);
  const csv = (await (await page.request.get('/operator/documents/export?q=﨑野')).body()).toString();
  expect(csv.startsWith('\uFEFF取引年月日,')).toBe(true);
  expect(csv).toContain('株式会社﨑野');
  await page.getByRole('button', { name: 'いま点検する' }).click();
  await expect(page.getByText(/変更されたものも、番号の抜けもありません。$/)).toBeVisible();
});

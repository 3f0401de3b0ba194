import { seeAccessible } from '../accessibility';
import { expect, test } from '../fixtures';
import { intentsOf, readMails, seeOneCharge } from './evidence';
import { advanceMinutes } from './sandbox';
import { agree, cards, fillCard, payButton, payFor, refusals, seeCheckout, seePaidOrder } from './shopper';

// The clock moves for everybody: runs alone (playwright.config.ts).
test.use({ expectedErrors: refusals });

test('an order whose time is over says so, charges nothing, and is begun again with one button', async ({ page }) => {
  test.setTimeout(120_000);
  const email = 'expired@example.jp';
  const expired = await payFor(page, email, cards.insufficientFunds);
  await expect(page.getByText(/カードのご利用可能額が足りません/)).toBeVisible();
  await advanceMinutes(61);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('この注文の申込期限が過ぎました', {
      timeout: 500,
    });
  }).toPass();
  await expect(
    page.getByText(/申込期限（.*）を過ぎたため、注文は自動で取り消されました。料金はかかっていません。/),
  ).toBeVisible();
  await seeAccessible(page);

  await page.getByRole('button', { name: '同じコースでもう一度申し込む' }).click();
  await expect(page).not.toHaveURL(new RegExp(expired));
  const again = await seeCheckout(page);
  await expect(page.getByLabel('お名前').first()).toHaveValue('髙橋 花子');
  await agree(page);
  await fillCard(page, cards.good);
  await payButton(page).click();
  await seePaidOrder(page);
  await seeOneCharge(again);

  // The clock's job looks once a minute.
  await expect
    .poll(async () => (await intentsOf(expired)).map(({ status }) => status), { timeout: 75_000 })
    .toEqual(['canceled']);
  await expect.poll(async () => (await readMails(email)).length).toBe(2);
  const subjects = (await readMails(email)).map(({ subject }) => subject).sort();
  expect(subjects).toEqual([
    expect.stringContaining('お支払いを確認しました'),
    expect.stringContaining('申込期限が過ぎ'),
  ]);
  await page.goto(`/orders/${expired}`);
  await expect(page.getByText('期限切れ')).toBeVisible();
  await expect(page.getByRole('button', { name: '同じコースでもう一度申し込む' })).toBeVisible();
  await seeAccessible(page);
});

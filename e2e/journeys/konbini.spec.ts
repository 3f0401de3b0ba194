import { seeAccessible } from '../accessibility';
import { expect, test } from '../fixtures';
import { readMails, seeOneCharge } from './evidence';
import { askForNumbers, atShop, chooseMethod, neverPays, seeNumbers } from './konbini';
import { agree, answerChallenge, cards, fillCard, payButton, payFor, refusals, seePaidOrder } from './shopper';

const subjects = async (email: string) => (await readMails(email)).map(({ subject }) => subject).reverse();

test('numbers on our page and in one mail; paid on Stripe’s voucher page, the open page turns into the ticket', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const email = neverPays('voucher');
  const orderId = await askForNumbers(page, email);
  await expect(page.getByText(/^2\d{3}年\d+月\d+日（.）23:29$/)).toBeVisible();
  await expect(page.getByText('セブン-イレブンではお支払いいただけません。')).toBeVisible();
  await expect(page.getByText('企業コード', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'ローソン' }).check();
  await expect(page.getByText('090 1234 5678').filter({ visible: true })).toHaveCount(1);
  await expect(page.getByText('企業コード', { exact: true })).toBeHidden();
  await expect(page.getByText(/申込券を、30分以内にレジへ/).filter({ visible: true })).toHaveCount(1);
  await seeAccessible(page);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'ローソン' })).toBeChecked();

  await page.getByRole('button', { name: 'メールで送る' }).click();
  await expect(page.getByText(`${email} にお送りしました。`, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'メールで送る' }).click();
  await expect(page.getByText(/先ほどお送りしました/)).toBeVisible();
  await expect
    .poll(() => subjects(email))
    .toEqual([expect.stringContaining('コンビニでお支払いください'), expect.stringContaining('お支払い番号')]);
  const [again] = await readMails(email);
  for (const chain of ['ファミリーマート', 'ローソン', 'ミニストップ', 'セイコーマート']) {
    expect(again?.text).toContain(chain);
  }

  const [voucher] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Stripeの番号のページを開く' }).click(),
  ]);
  await voucher.getByRole('button', { name: 'ローソンで支払う' }).click();
  await expect(voucher.getByText('お支払いを受け取りました。')).toBeVisible();
  await voucher.close();
  await expect(page.getByRole('heading', { name: 'お申込みありがとうございます' })).toBeVisible({ timeout: 25_000 });
  await seePaidOrder(page);
  await expect(page.getByText('コンビニ（ローソン）')).toBeVisible();
  await expect.poll(async () => (await subjects(email)).at(-1)).toContain('お支払いを確認しました');
  expect((await subjects(email)).length).toBe(3);
  await seeOneCharge(orderId);
});

test('paid at each of the other chains', async ({ page }) => {
  test.setTimeout(90_000);
  for (const [store, name] of [
    ['familymart', 'ファミリーマート'],
    ['ministop', 'ミニストップ'],
    ['seicomart', 'セイコーマート'],
  ] as const) {
    const orderId = await askForNumbers(page, neverPays(store));
    expect((await atShop(orderId, 'pay', store)).payment_intent_status).toBe('succeeded');
    await page.reload();
    await seePaidOrder(page);
    await expect(page.getByText(`コンビニ（${name}）`)).toBeVisible();
    await seeOneCharge(orderId);
  }
});

test('numbers that came to nothing say so by themselves, and the way to begin again', async ({ page }) => {
  const orderId = await askForNumbers(page, neverPays('over'));
  await atShop(orderId, 'expire');
  await expect(page.getByRole('heading', { name: 'コンビニでのお支払い期限が過ぎました' })).toBeVisible({
    timeout: 25_000,
  });
  await expect(page.getByText(/お支払い済みの場合は、確認できしだいメールでお知らせします/)).toBeVisible();
  await expect(page.getByRole('button', { name: '同じコースでもう一度申し込む' })).toBeVisible();
  await seeAccessible(page);
  expect((await atShop(orderId, 'pay', 'lawson')).error).toBe('expired');
});

test('switched to a card: the old numbers are void at the till', async ({ page }) => {
  test.setTimeout(60_000);
  const email = neverPays('switched');
  const orderId = await askForNumbers(page, email);
  await page.getByRole('link', { name: '別の方法で支払う' }).click();
  await expect(page.getByText(/別の方法で支払うと、その番号は使えなくなります/)).toBeVisible();
  await page.getByRole('link', { name: '番号の画面へ戻る' }).click();
  await seeNumbers(page);
  await page.getByRole('link', { name: '別の方法で支払う' }).click();
  await agree(page);
  await fillCard(page, cards.good);
  await payButton(page).click();
  await seePaidOrder(page);
  expect((await atShop(orderId, 'pay', 'lawson')).error).toBe('void');
  await seeOneCharge(orderId);
  await expect
    .poll(() => subjects(email))
    .toEqual([
      expect.stringContaining('コンビニでお支払いください'),
      expect.stringContaining('お支払いを確認しました'),
    ]);
});

test.describe('refused', () => {
  test.use({ expectedErrors: refusals });

  test('3-D Secure failed offers the konbini, and nothing is typed again', async ({ page }) => {
    await payFor(page, neverPays('secure'), cards.threeDSecure);
    await answerChallenge(page, '失敗する');
    await expect(page.getByText(/コンビニでお支払いいただくこともできます/)).toBeVisible();
    await page.getByRole('link', { name: 'お支払い方法を選び直す' }).click();
    await chooseMethod(page, 'konbini');
    await payButton(page).click();
    await seeNumbers(page);
  });
});

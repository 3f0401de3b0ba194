import type { Page } from 'playwright';
import { expect } from '../fixtures';

export const cards = {
  good: '4242424242424242',
  insufficientFunds: '4000000000009995',
  threeDSecure: '4000002760003184',
} as const;

/** A declined card is a 402 of Stripe's and a refused form a 400 of ours: Chromium logs both as errors of its own. */
export const refusals = [/the server responded with a status of 40[02]/];

export const courses = {
  brain: '/courses/crs_01jd0000000000000000000101',
  lung: '/courses/crs_01jd0000000000000000000103',
} as const;

const buyer = { name: '髙橋 花子', kana: 'たかはし はなこ', phone: '０９０−１２３４‐５６７８' } as const;

/** Whom the journeys type in: Stripe must not hear of them (security/privacy.last.spec.ts). */
export const persons = [
  ...Object.values(buyer),
  '髙橋 太郎',
  'タカハシ タロウ',
  '窓口 髙子',
  'まどぐち たかこ',
  '﨑山 隆',
] as const;

/** From the courses' pages through the cart to the checkout page of an order. Returns the order's id. */
export async function startCheckout(page: Page, paths: readonly string[] = [courses.brain]): Promise<string> {
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('button', { name: 'カートに入れる' }).first().click();
    await expect(page.getByRole('status')).toHaveText('カートに入れました。');
  }
  await page.getByRole('button', { name: '購入手続きへ進む' }).click();
  return seeCheckout(page);
}

/** The checkout page of an order that can be paid. Returns the order's id. */
export async function seeCheckout(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/checkout\/ord_[a-z0-9]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('お申込み内容の入力とお支払い');
  return lastPart(page);
}

const lastPart = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** Fills everything but the card. Each test has its own address, so that its mails are its own. */
export async function fillDetails(page: Page, email: string): Promise<void> {
  await page.getByLabel('お名前').first().fill(buyer.name);
  await page.getByLabel('ふりがな').first().fill(buyer.kana);
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('電話番号').fill(buyer.phone);
  await agree(page);
}

/** Everything that the buyer confirms. */
export async function agree(page: Page): Promise<void> {
  for (const label of [/情報の提供に同意します/, /上の内容を確認し、申し込みます/])
    await page.getByLabel(label).check();
  await answerNo(page);
}

/** The conditions under which nobody may be examined: none applies. The page is there already: what it does not ask is left out. */
export async function answerNo(page: Page): Promise<void> {
  const consent = page.getByLabel(/この確認に、上の目的でお答えすることに同意します/);
  if ((await consent.count()) > 0) await consent.check();
  for (const no of await page.getByRole('radio', { name: 'いいえ、当てはまりません' }).all()) await no.check();
}

export async function fillCard(page: Page, number: string): Promise<void> {
  const fields = page.frameLocator('iframe[title="Secure payment input frame"]');
  await fields.locator('[name=number]').fill(number);
  await fields.locator('[name=expiry]').fill('12 / 34');
  await fields.locator('[name=cvc]').fill('123');
}

export const payButton = (page: Page) => page.getByRole('button', { name: 'お支払いを確定する' });

/** The whole way for an address: one course, details, card, pressed button. Returns the order's id. */
export async function payFor(page: Page, email: string, card: string = cards.good): Promise<string> {
  const orderId = await startCheckout(page);
  await fillDetails(page, email);
  await fillCard(page, card);
  await payButton(page).click();
  return orderId;
}

/** The bank's challenge, wherever it opened. */
export async function answerChallenge(page: Page, answer: '認証する' | '失敗する'): Promise<void> {
  const challenge = page
    .frameLocator('iframe[name^=__privateStripeFrame][src*=three-ds]')
    .frameLocator('iframe#challengeFrame');
  await challenge.getByRole('button', { name: answer }).click();
}

/** The paid order's page with its tickets, each with a code of its own. Returns the codes. */
export async function seePaidOrder(page: Page, tickets = 1): Promise<string[]> {
  await expect(page).toHaveURL(/\/orders\/ord_[a-z0-9]+$/);
  await expect(page.getByRole('heading', { name: 'お申込みありがとうございます' })).toBeVisible();
  const codes = page.getByRole('img', { name: /受診券番号 .* のQRコード/ });
  await expect(codes).toHaveCount(tickets);
  const labels = await codes.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  const read = labels.map((label) => label.replace(/^受診券番号 | のQRコード$/g, ''));
  expect(new Set(read).size).toBe(tickets);
  return read;
}

/** Holds the browser's requests to an address back until `release`. `reached` resolves when the first one was sent. */
export async function holdRequests(page: Page, address: string) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return { reached: page.waitForRequest(address), release };
}

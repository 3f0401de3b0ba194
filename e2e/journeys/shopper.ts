import type { Page } from 'playwright';
import { z } from 'zod';
import { expect } from '../fixtures';
import { mailUrl, sandboxUrl } from '../places';

export const cards = {
  good: '4242424242424242',
  insufficientFunds: '4000000000009995',
  threeDSecure: '4000002760003184',
} as const;

/** From the catalogue to the checkout page of an order of one course. */
export async function startCheckout(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').locator('a[href^="/courses/"]').first().click();
  await page.getByRole('button', { name: 'カートに入れる' }).first().click();
  await page.getByRole('button', { name: '購入手続きへ進む' }).click();
  await expect(page).toHaveURL(/\/checkout\/ord_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('お申込み内容の入力とお支払い');
}

/** Fills everything but the card. Each test has its own address, so that its mails are its own. */
export async function fillDetails(page: Page, email: string): Promise<void> {
  await page.getByLabel('お名前').first().fill('髙橋 花子');
  await page.getByLabel('ふりがな').first().fill('たかはし はなこ');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('電話番号').fill('０９０−１２３４‐５６７８');
  await page.getByLabel(/情報の提供に同意します/).check();
  await page.getByLabel(/上の内容を確認し、申し込みます/).check();
}

export async function fillCard(page: Page, number: string): Promise<void> {
  const fields = page.frameLocator('iframe[title="Secure payment input frame"]');
  await fields.locator('[name=number]').fill(number);
  await fields.locator('[name=expiry]').fill('12 / 34');
  await fields.locator('[name=cvc]').fill('123');
}

export const payButton = (page: Page) => page.getByRole('button', { name: 'お支払いを確定する' });

/** The bank's challenge, wherever it opened. */
export async function answerChallenge(page: Page, answer: '認証する' | '失敗する'): Promise<void> {
  const challenge = page
    .frameLocator('iframe[name^=__privateStripeFrame][src*=three-ds]')
    .frameLocator('iframe#challengeFrame');
  await challenge.getByRole('button', { name: answer }).click();
}

/** The paid order's page: one ticket with a code of ours. Returns the order's id. */
export async function seePaidOrder(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/orders\/ord_[a-z0-9]+$/);
  await expect(page.getByRole('heading', { name: 'お申込みありがとうございます' })).toBeVisible();
  await expect(page.getByRole('img', { name: /受診券番号 .* のQRコード/ })).toHaveCount(1);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

const Letters = z.array(z.object({ subject: z.string(), text: z.string() }));

/** The mails that an address has received so far. */
export async function mailsTo(email: string) {
  const response = await fetch(`${mailUrl}/messages?to=${encodeURIComponent(email)}`);
  return Letters.parse(await response.json());
}

/** Waits until the address has mail; a second look later would find a second one. */
export async function seeOneMail(email: string, subject: RegExp): Promise<void> {
  await expect.poll(async () => (await mailsTo(email)).length).toBeGreaterThan(0);
  const mails = await mailsTo(email);
  expect(mails.map((mail) => mail.subject)).toEqual([expect.stringMatching(subject)]);
}

const Charges = z.object({
  data: z.array(z.object({ paid: z.boolean(), amount: z.number(), payment_intent: z.string() })),
});
const Intents = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string(), metadata: z.record(z.string(), z.string()) })),
});

async function listAtStripe<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(`${sandboxUrl}/v1/${path}?limit=100`, {
    headers: { authorization: 'Bearer sk_test_sandbox' },
  });
  return schema.parse(await response.json());
}

/** Exactly one PaymentIntent of the order at Stripe, with exactly one paid charge. */
export async function seeOneCharge(orderId: string): Promise<void> {
  const intents = await listAtStripe('payment_intents', Intents);
  const ours = intents.data.filter((intent) => intent.metadata['order_id'] === orderId);
  expect(ours.map((intent) => intent.status)).toEqual(['succeeded']);
  const charges = await listAtStripe('charges', Charges);
  const paid = charges.data.filter((charge) => charge.paid && charge.payment_intent === ours[0]?.id);
  expect(paid).toHaveLength(1);
}

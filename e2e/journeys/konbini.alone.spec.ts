import { z } from 'zod';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { sandboxUrl } from '../places';
import { endOrder } from './behind-its-back';
import { intentsOf, seeOneCharge } from './evidence';
import { askForNumbers, atShop, neverPays } from './konbini';
import { advanceMinutes, deliver } from './sandbox';
import { seePaidOrder } from './shopper';

// The clock moves for everybody: runs alone (playwright.config.ts).

test('money for an order that is over: the operator sees it, and sends it back with one button', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(90_000);
  const orderId = await askForNumbers(page, neverPays('dead'));
  await endOrder(orderId);
  expect((await atShop(orderId, 'pay', 'lawson')).payment_intent_status).toBe('succeeded');
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole('heading', { name: 'お支払いの内容を担当者が確認しています' })).toBeVisible();

  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto('/operator');
  await page.getByRole('main').getByRole('link', { name: '確認が必要な入金' }).click();
  const row = page.getByRole('listitem').filter({ has: page.locator(`a[href="/operator/orders/${orderId}"]`) });
  await expect(row.getByText('注文の期限が切れたあとに入金されました')).toBeVisible();
  await row.getByText('全額を返金する', { exact: true }).click();
  await expect(row.getByText(/髙橋 花子 様に[\d,]+円を返金します。/)).toBeVisible();
  await seeAccessible(page);
  await row.getByRole('button', { name: /円を返金する$/ }).click();
  await expect(page.getByText(/の入金の返金を受け付けました。/)).toBeVisible();
  await expect(row).toHaveCount(0);
  const charge = await seeOneCharge(orderId);
  expect(charge?.amount_refunded).toBe(charge?.amount_captured);
  await deliver();
});

const Numbers = z.object({ expires_at: z.number() });
const Clock = z.object({ now: z.number() });

async function minutesLeft(orderId: string): Promise<number> {
  const [intent] = await intentsOf(orderId);
  const read = async (path: string) => (await fetch(`${sandboxUrl}/_sandbox/${path}`)).json();
  const { expires_at: end } = Numbers.parse(await read(`konbini/${intent?.id}`));
  const { now } = Clock.parse(await read('clock'));
  return Math.floor((end * 1000 - now) / 60_000);
}

test('a slip of the last minute is paid after the deadline', async ({ page }) => {
  test.setTimeout(90_000);
  const orderId = await askForNumbers(page, neverPays('last-minute'));
  await advanceMinutes((await minutesLeft(orderId)) - 1);
  await atShop(orderId, 'print', 'ministop');
  await advanceMinutes(15);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'お支払い期限が過ぎました' })).toBeVisible();
  await seeAccessible(page);
  expect((await atShop(orderId, 'pay', 'ministop')).payment_intent_status).toBe('succeeded');
  await expect(page.getByRole('heading', { name: 'お申込みありがとうございます' })).toBeVisible({ timeout: 25_000 });
  await seePaidOrder(page);
  await seeOneCharge(orderId);
});

import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from '../fixtures';
import { intentsOf } from '../journeys/evidence';
import { askForNumbers, neverPays } from '../journeys/konbini';
import { disputePayment } from '../journeys/sandbox';
import {
  cards,
  courses,
  fillCard,
  fillDetails,
  payButton,
  payFor,
  refusals,
  seePaidOrder,
  startCheckout,
} from '../journeys/shopper';
import { test } from '../people';
import { signIn } from '../sign-in';

// Writes docs/screens: SCREENS=1 npx playwright test --project=screens
const folder = path.join(import.meta.dirname, '../../docs/screens');
const sizes = [
  { suffix: '', width: 1280, height: 1000 },
  { suffix: '-360', width: 360, height: 800 },
];
const bytesMax = 300_000;

async function shoot(page: Page, name: string): Promise<void> {
  for (const { suffix, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate('scrollTo(0, 0)');
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const image = await page.screenshot({ path: path.join(folder, `${name}${suffix}.png`), animations: 'disabled' });
    expect(image.length, name).toBeLessThan(bytesMax);
  }
  await page.setViewportSize({ width: 1280, height: 1000 });
}

test.use({ expectedErrors: refusals });

test('the main pages', async ({ page, context, people }) => {
  test.setTimeout(180_000);
  await payFor(page, 'taro@example.jp');
  await seePaidOrder(page);
  await payFor(page, 'jiro@example.jp', cards.insufficientFunds);
  await expect(page.getByText(/カードのご利用可能額が足りません/)).toBeVisible();
  await context.clearCookies();

  await page.goto('/');
  await shoot(page, 'home');
  await page.goto(courses.brain);
  await shoot(page, 'course');
  await startCheckout(page, [courses.brain, courses.lung]);
  await fillDetails(page, 'hanako@example.jp');
  const second = page.getByRole('group', { name: /^2件目/ });
  await second.getByLabel('検査を受ける方のお名前').fill('髙橋 太郎');
  await second.getByLabel('検査を受ける方のふりがな').fill('タカハシ タロウ');
  await fillCard(page, cards.good);
  await shoot(page, 'checkout');
  await payButton(page).click();
  const [code = ''] = await seePaidOrder(page, 2);
  await shoot(page, 'order');

  await context.addCookies((await people.stateOf('facility')).cookies);
  await page.goto('/facility/tickets');
  await page.getByLabel('受診券番号').fill(code);
  await page.getByRole('button', { name: '受診券を確認する' }).click();
  await expect(page.getByRole('button', { name: '検査を受け付ける' })).toBeVisible();
  await shoot(page, 'facility-ticket');
  await page.getByRole('button', { name: '検査を受け付ける' }).click();
  await expect(page.getByText(/に受け付けました。$/)).toBeVisible();
  await page.goto('/facility/payables');
  await shoot(page, 'facility-payables');

  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto('/operator/orders');
  await shoot(page, 'operator-orders');
  await expect(async () => {
    await page.goto('/operator/ledger');
    await expect(page.getByText('一致（差額0円）')).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  await shoot(page, 'ledger');
});

test('what comes around a sale', async ({ page, context, people }) => {
  test.setTimeout(180_000);
  await askForNumbers(page, neverPays('screens'));
  await shoot(page, 'voucher');
  await context.clearCookies();

  const email = 'screens@example.jp';
  await signIn(page, email, '/account');
  await startCheckout(page);
  await fillDetails(page, email);
  await fillCard(page, cards.good);
  await page.frameLocator('iframe[title="Secure payment input frame"]').getByLabel('今後の支払いのために保存').check();
  await payButton(page).click();
  await seePaidOrder(page);
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('link', { name: '領収書' }).click();
  await page.getByRole('button', { name: 'この宛名で発行する' }).click();
  await expect(page.getByRole('link', { name: '領収書をダウンロードする（PDF）' })).toBeVisible();
  for (const [path, name] of [
    [`/orders/${orderId}/receipt`, 'receipt'],
    [`/orders/${orderId}/cancel`, 'cancel'],
    ['/account', 'account'],
    ['/account/cards', 'cards'],
    ['/account/family', 'family'],
  ] as const) {
    await page.goto(path);
    await shoot(page, name);
  }

  const [intent] = await intentsOf(orderId);
  await disputePayment(intent?.id ?? '');
  await context.addCookies((await people.stateOf('operator')).cookies);
  const number = page.getByRole('rowheader').getByRole('link').first();
  await expect(async () => {
    await page.goto('/operator/disputes');
    await expect(number).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await shoot(page, 'disputes');
  await number.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('不審請求');
  await shoot(page, 'dispute');
  for (const [path, name] of [
    ['', 'operator'],
    [`/orders/${orderId}`, 'operator-order'],
    [`/orders/${orderId}/refund`, 'refund'],
    ['/phone-orders/new', 'phone-order'],
    ['/documents', 'documents'],
    ['/coupons/new', 'coupon'],
    ['/coupons', 'coupons'],
    ['/sets/new', 'set'],
    ['/fees', 'fees'],
    ['/fees/simulator', 'fee-simulator'],
    ['/refunds', 'refunds'],
    ['/courses', 'course-list'],
    ['/facilities/fac_01jd0000000000000000000001', 'facility'],
    ['/facilities/fac_01jd0000000000000000000001/calendar', 'calendar'],
  ] as const) {
    await page.goto(`/operator${path}`);
    await shoot(page, name);
  }
});

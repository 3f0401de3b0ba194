import type { Page } from 'playwright/test';
import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { readMails } from './evidence';
import { cards, fillCard, fillDetails, payButton, seeCheckout, seePaidOrder } from './shopper';

const email = 'exam-date@example.jp';
/** Tokyo's, so that its receptionist sees the booking. */
const course = '/courses/crs_01jd0000000000000000000102';
const person = '日付 選子';
/** Far enough ahead that the day can still be changed. */
const nth = 12;

const freeDays = (page: Page) => page.getByRole('table').getByRole('link');

/** Shows the next month and takes one of its free days. Gives 「2026年12月3日（木）」. */
async function chooseDay(page: Page, index: number): Promise<string> {
  const day = freeDays(page).nth(index);
  const name = (await day.locator('.sr-only').textContent()) ?? '';
  await day.click();
  return name.split(' ')[0] ?? '';
}

test('a day is chosen, bought, moved to another one, and the facility sees it', async ({ page, context, people }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(course);
  await page.getByRole('link', { name: '受診日を選ぶ' }).click();
  await page
    .getByRole('link', { name: /を見る$/ })
    .last()
    .click();
  const first = await chooseDay(page, 3);
  await expect(page.getByRole('link', { name: new RegExp(`^${first}`) })).toHaveAttribute('aria-current', 'date');
  await seeAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'カートに入れる' }).click();
  await expect(page.getByRole('status')).toHaveText('カートに入れました。');
  await expect(page.getByRole('strong').filter({ hasText: first })).toBeVisible();
  await seeAccessible(page);

  const select = page.getByRole('combobox', { name: '受診日' });
  const option = select.locator('option').nth(nth);
  const second = ((await option.textContent()) ?? '').split('　')[0] ?? '';
  await select.selectOption((await option.getAttribute('value')) ?? '');
  await page.getByRole('button', { name: /の受診日を変更/ }).click();
  await expect(page.getByRole('status')).toHaveText('受診日を変更しました。');
  await expect(page.getByRole('strong').filter({ hasText: second })).toBeVisible();

  await page.getByRole('button', { name: '購入手続きへ進む' }).click();
  await seeCheckout(page);
  await expect(page.getByText(`の受診日は${second}です。`)).toBeVisible();
  await fillDetails(page, email);
  await page.getByLabel('お名前').first().fill(person);
  await fillCard(page, cards.good);
  await payButton(page).click();
  await seePaidOrder(page);
  await expect(page.getByText(second, { exact: true })).toBeVisible();

  await page.getByRole('link', { name: '受診日を変更する' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('受診日の変更');
  const third = await chooseDay(page, (await freeDays(page).count()) - 1);
  expect(third).not.toBe(second);
  await page.getByRole('button', { name: 'この日に変更する' }).click();
  await expect(page.getByRole('status')).toContainText(`受診日を${third}に変更しました。`);
  await seeAccessible(page);
  await expect
    .poll(async () => (await readMails(email)).map((mail) => mail.subject))
    .toContainEqual(expect.stringContaining(`受診日を${third}に変更しました`));

  await context.addCookies((await people.stateOf('facility')).cookies);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/facility/calendar');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('予約カレンダー');
  const [, month = ''] = third.match(/^(\d+年\d+月)/) ?? [];
  await showMonth(page, month);
  await page.getByRole('link', { name: third }).click();
  await expect(page.getByRole('heading', { name: third })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: person })).toBeVisible();
  await expect(page.getByText('予約がある日は休みにできません。')).toBeVisible();
  await seeAccessible(page);
});

/** Goes forward to the month, if it is not shown yet. */
async function showMonth(page: Page, month: string): Promise<void> {
  for (let steps = 0; steps < 6; steps += 1) {
    if (await page.getByRole('heading', { name: month, exact: true }).isVisible()) return;
    await page.getByRole('navigation', { name: '月の移動' }).getByRole('link').last().click();
  }
  await expect(page.getByRole('heading', { name: month, exact: true })).toBeVisible();
}

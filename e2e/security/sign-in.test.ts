import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import { authenticatorDigits } from '../authenticator';
import { expect } from '../fixtures';
import { test } from '../people';
import { lastCode, mailedCode, signIn } from '../sign-in';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow extends Window {
  axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const scope: unknown = window;
    const isReady = (value: unknown): value is AxeWindow =>
      typeof value === 'object' && value !== null && 'axe' in value;
    if (!isReady(scope)) throw new Error('axe is missing');
    return (await scope.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
}

test('a wrong address and a wrong code are said in Japanese with the fix, keep what was typed, and take the focus', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await expectAccessible(page);
  await page.getByLabel('メールアドレス').fill('hanako＠');
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'の形で入力してください' });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel('メールアドレス')).toHaveValue('hanako＠');
  await expectAccessible(page);

  const email = 'sign-in-errors@dokuei-pay.example';
  await page.getByLabel('メールアドレス').fill('Ｓｉｇｎ－in-errors＠dokuei-pay.example'.replace('－', '-'));
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await page.waitForURL('**/sign-in/code');
  await expect(page.getByText(email)).toBeVisible();
  expect(page.url()).not.toContain('dokuei-pay.example');
  await expectAccessible(page);

  const code = await mailedCode(page, email);
  const wrong = code === '111111' ? '222222' : '111111';
  await page.getByLabel('確認コード').fill(wrong);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '確認コードが違います' })).toBeFocused();
  await expectAccessible(page);

  await page.getByRole('button', { name: '確認コードをもう一度送る' }).click();
  await expect(page.getByText(/あと\d+秒待ってから/)).toBeVisible();

  await page
    .getByLabel('確認コード')
    .fill([...code].map((digit) => String.fromCodePoint(Number(digit) + 0xff10)).join(''));
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/sign-out');
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'ログアウトする' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/sign-out');
  await page.waitForURL('**/sign-in');
});

test('the operator passes mail and authenticator app, and no console opens in between', async ({ page }) => {
  const known = await lastCode(page, 'operator@dokuei-pay.example');
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill('operator@dokuei-pay.example');
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await page.waitForURL('**/sign-in/code');
  await page.getByLabel('確認コード').fill(await mailedCode(page, 'operator@dokuei-pay.example', known));
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL('**/sign-in/totp');
  await expectAccessible(page);
  await page.goto('/two-factor');
  await page.waitForURL(/\/sign-in\?next=%2Ftwo-factor/);
  await page.goto('/sign-in/totp');
  await page.getByLabel('認証アプリの6桁の数字').fill(authenticatorDigits() === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: '確認する' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '数字が違います' })).toBeFocused();
  await page.getByLabel('認証アプリの6桁の数字').fill(authenticatorDigits());
  await page.getByRole('button', { name: '確認する' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/operator'));
});

test('a second factor is enrolled by QR or by typing, and asked for at the next sign-in', async ({ page, context }) => {
  const email = 'enrolment@dokuei-pay.example';
  await signIn(page, email, '/two-factor');
  await page.waitForURL('**/two-factor');
  await page.getByRole('button', { name: '設定を始める' }).click();
  await expect(page.getByRole('img', { name: /QRコード/ })).toBeVisible();
  await expectAccessible(page);
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('認証アプリの6桁の数字').fill('12345');
  await page.getByRole('button', { name: '設定を完了する' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '6桁の数字を入力' })).toBeFocused();
  await page.getByLabel('認証アプリの6桁の数字').fill(authenticatorDigits(secret));
  await page.getByRole('button', { name: '設定を完了する' }).click();
  await page.waitForURL((url) => url.pathname === '/');

  const first = await mailedCode(page, email);
  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await page.waitForURL('**/sign-in/code');
  await page.getByLabel('確認コード').fill(await mailedCode(page, email, first));
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL('**/sign-in/totp');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('signing in works', async ({ page }) => {
    const email = 'no-script@dokuei-pay.example';
    await page.goto('/sign-in');
    await page.getByRole('button', { name: '確認コードを送る' }).click();
    await expect(page.getByText(/の形で入力してください/).first()).toBeVisible();
    await page.getByLabel('メールアドレス').fill(email);
    await page.getByRole('button', { name: '確認コードを送る' }).click();
    await page.waitForURL('**/sign-in/code');
    await page.getByLabel('確認コード').fill(await mailedCode(page, email));
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/sign-out');
    await expect(page.getByText(email)).toBeVisible();
  });
});

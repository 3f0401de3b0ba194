import { seeAccessibleEverywhere } from '../accessibility';
import { authenticatorDigits } from '../authenticator';
import { expect } from '../fixtures';
import { test } from '../people';
import { mailedCode, signIn } from '../sign-in';
import {
  answerNo,
  cards,
  fillCard,
  fillDetails,
  payButton,
  refusals,
  seeCheckout,
  seePaidOrder,
  startCheckout,
} from './shopper';

// The catalogue, the cart and the legal pages: catalogue.spec.ts. An order whose time is over: expiry.alone.spec.ts.
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`a purchase in ${colorScheme}`, () => {
    test.use({ colorScheme, expectedErrors: refusals });

    test('checkout fresh, with errors and after a decline; the order unpaid and paid', async ({ page }) => {
      test.setTimeout(90_000);
      const orderId = await startCheckout(page);
      await seeAccessibleEverywhere(page);
      await payButton(page).click();
      await expect(page.getByRole('alert').filter({ hasText: '入力内容をご確認ください' })).toBeFocused();
      await seeAccessibleEverywhere(page);
      await fillDetails(page, `accessible-${colorScheme}@example.jp`);
      await fillCard(page, cards.insufficientFunds);
      await payButton(page).click();
      await expect(page.getByText(/カードのご利用可能額が足りません/)).toBeVisible();
      await seeAccessibleEverywhere(page);

      await page.goto(`/orders/${orderId}`);
      await expect(page.getByRole('heading', { name: 'お支払いはまだ完了していません' })).toBeVisible();
      await expect(page.getByText(/前回のお支払いは承認されませんでした。別のカードで試すか/)).toBeVisible();
      await seeAccessibleEverywhere(page);
      await page.getByRole('link', { name: 'お支払いの画面へ戻る' }).click();
      await seeCheckout(page);
      await answerNo(page);
      await fillCard(page, cards.good);
      await payButton(page).click();
      await seePaidOrder(page);
      await seeAccessibleEverywhere(page);
    });
  });
}

test.describe('Stripe is away', () => {
  test.use({ expectedErrors: [/net::ERR_FAILED/] });

  test('the card box says what to do, accessibly, and nothing typed is lost', async ({ page }) => {
    await page.route('**/js/stripe.js', (route) => route.abort());
    await startCheckout(page);
    await page.getByLabel('メールアドレス').fill('away@example.jp');
    await expect(page.getByText(/お支払い方法の入力欄を表示できませんでした。通信の状態をご確認のうえ/)).toBeVisible();
    await seeAccessibleEverywhere(page);
    await page.unroute('**/js/stripe.js');
    await page.getByRole('button', { name: 'ページを読み込み直す' }).click();
    await fillCard(page, cards.good);
    await expect(page.getByLabel('メールアドレス')).toHaveValue('away@example.jp');
  });
});

test('every step of signing in, with its errors', async ({ page }) => {
  test.setTimeout(90_000);
  const email = 'accessible@dokuei-pay.example';
  await page.goto('/sign-in');
  await seeAccessibleEverywhere(page);
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'の形で入力してください' })).toBeFocused();
  await seeAccessibleEverywhere(page);
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await page.waitForURL('**/sign-in/code');
  await seeAccessibleEverywhere(page);
  const code = await mailedCode(page, email);
  await page.getByLabel('確認コード').fill(code === '111111' ? '222222' : '111111');
  await page.getByRole('button', { name: 'ログインする' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '確認コードが違います' })).toBeFocused();
  await seeAccessibleEverywhere(page);
  await page.getByLabel('確認コード').fill(code);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/sign-out');
  await seeAccessibleEverywhere(page);
});

test('the second factor: enrolment and asking, with their errors', async ({ page, context }) => {
  test.setTimeout(90_000);
  const email = 'accessible-factor@dokuei-pay.example';
  await signIn(page, email, '/two-factor');
  await page.waitForURL('**/two-factor');
  await seeAccessibleEverywhere(page);
  await page.getByRole('button', { name: '設定を始める' }).click();
  await expect(page.getByRole('img', { name: /QRコード/ })).toBeVisible();
  await page.getByLabel('認証アプリの6桁の数字').fill('12345');
  await page.getByRole('button', { name: '設定を完了する' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '6桁の数字を入力' })).toBeFocused();
  await seeAccessibleEverywhere(page);
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('認証アプリの6桁の数字').fill(authenticatorDigits(secret));
  await page.getByRole('button', { name: '設定を完了する' }).click();
  await page.waitForURL((url) => url.pathname === '/');

  const known = await mailedCode(page, email);
  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await page.waitForURL('**/sign-in/code');
  await page.getByLabel('確認コード').fill(await mailedCode(page, email, known));
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL('**/sign-in/totp');
  await seeAccessibleEverywhere(page);
  const digits = authenticatorDigits(secret) === '000000' ? '111111' : '000000';
  await page.getByLabel('認証アプリの6桁の数字').fill(digits);
  await page.getByRole('button', { name: '確認する' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '数字が違います' })).toBeFocused();
  await seeAccessibleEverywhere(page);
});

test.describe('nothing at the address', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('in the console and at somebody else’s order', async ({ page, context, people }) => {
    await page.goto('/orders/ord_01jd0000000000000000000000');
    await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible();
    await seeAccessibleEverywhere(page);
    await context.addCookies((await people.stateOf('operator')).cookies);
    await page.goto('/operator/orders/ord_01jd0000000000000000000000');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await seeAccessibleEverywhere(page);
  });
});

test.describe('the guard itself', () => {
  test.fail('a field without a label fails its test', async ({ page }) => {
    await page.goto('/legal/terms');
    await page.evaluate(`document.querySelector('main').append(document.createElement('input'))`);
    await seeAccessibleEverywhere(page);
  });
});

import { expect, test } from '../fixtures';
import {
  answerChallenge,
  cards,
  fillCard,
  fillDetails,
  payButton,
  seeOneCharge,
  seeOneMail,
  seePaidOrder,
  startCheckout,
} from './shopper';

// A declined card is a 402 of Stripe's, which Chromium logs as an error of its own.
test.use({ expectedErrors: [/the server responded with a status of 40[02]/] });

const paidSubject = /お支払いを確認しました/;

test('a guest buys a course by card: ticket, one mail, one charge', async ({ page }) => {
  await startCheckout(page);
  await fillDetails(page, 'happy@example.jp');
  await fillCard(page, cards.good);
  await payButton(page).click();
  const orderId = await seePaidOrder(page);
  await seeOneMail('happy@example.jp', paidSubject);
  await seeOneCharge(orderId);
  await page.reload();
  await seePaidOrder(page);
});

test('wrong input is told in Japanese at its field, with the focus on the summary; what was typed survives', async ({
  page,
}) => {
  await startCheckout(page);
  await page.getByLabel('お名前').first().fill('﨑山 隆');
  await page.getByLabel('電話番号').fill('12');
  await payButton(page).click();
  const summary = page.getByRole('alert').filter({ hasText: '入力内容をご確認ください' });
  await expect(summary).toBeFocused();
  await expect(page.getByText('＊電話番号を、0から始まる10桁または11桁の数字で入力してください。')).toBeVisible();
  await summary.getByRole('link', { name: /電話番号/ }).click();
  await expect(page.getByLabel('電話番号')).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('お名前').first()).toHaveValue('﨑山 隆');
  await expect(page.getByLabel('電話番号')).toHaveValue('12');
});

test('a declined card says what to do, and another card pays the same order', async ({ page }) => {
  await startCheckout(page);
  await fillDetails(page, 'declined@example.jp');
  await fillCard(page, cards.insufficientFunds);
  await payButton(page).click();
  await expect(page.getByText('カードのご利用可能額が足りません。別のカードでお試しください。')).toBeVisible();
  await fillCard(page, cards.good);
  await payButton(page).click();
  const orderId = await seePaidOrder(page);
  await seeOneMail('declined@example.jp', paidSubject);
  await seeOneCharge(orderId);
});

test('3-D Secure failed, then passed', async ({ page }) => {
  await startCheckout(page);
  await fillDetails(page, 'three@example.jp');
  await fillCard(page, cards.threeDSecure);
  await payButton(page).click();
  await answerChallenge(page, '失敗する');
  await expect(page.getByText(/本人認証（3Dセキュア）が完了しませんでした/)).toBeVisible();
  await payButton(page).click();
  await answerChallenge(page, '認証する');
  const orderId = await seePaidOrder(page);
  await seeOneMail('three@example.jp', paidSubject);
  await seeOneCharge(orderId);
});

test('a double click and a second tab pay once', async ({ page, context }) => {
  await startCheckout(page);
  await fillDetails(page, 'twice@example.jp');
  const other = await context.newPage();
  await other.goto(page.url());
  await fillDetails(other, 'twice@example.jp');
  await fillCard(page, cards.good);
  await fillCard(other, cards.good);
  await Promise.all([payButton(page).dblclick(), payButton(other).dblclick()]);
  const orderId = await seePaidOrder(page);
  await seePaidOrder(other);
  await seeOneMail('twice@example.jp', paidSubject);
  await seeOneCharge(orderId);
});

test('the paid order is not offered for payment again: back button and the checkout address', async ({ page }) => {
  await startCheckout(page);
  const checkout = page.url();
  await fillDetails(page, 'back@example.jp');
  await fillCard(page, cards.good);
  await payButton(page).click();
  const orderId = await seePaidOrder(page);
  await page.goto(checkout);
  await seePaidOrder(page);
  await page.goBack();
  await expect(payButton(page)).toHaveCount(0);
  await seeOneCharge(orderId);
});

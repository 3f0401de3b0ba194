import { expect, test } from '../fixtures';
import { seeOneCharge, seeOneMail } from './evidence';
import {
  answerChallenge,
  answerNo,
  cards,
  courses,
  fillCard,
  fillDetails,
  holdRequests,
  payButton,
  payFor,
  refusals,
  seePaidOrder,
  startCheckout,
} from './shopper';

test('a card: ticket, one mail with its code, one charge; reloading the paid order changes nothing', async ({
  page,
}) => {
  const orderId = await payFor(page, 'happy@example.jp');
  const codes = await seePaidOrder(page);
  const mail = await seeOneMail('happy@example.jp');
  expect(mail.text).toContain(codes[0]);
  await page.reload();
  expect(await seePaidOrder(page)).toEqual(codes);
  await seeOneMail('happy@example.jp');
  await seeOneCharge(orderId);
});

test('3-D Secure passed', async ({ page }) => {
  const orderId = await payFor(page, 'secure@example.jp', cards.threeDSecure);
  await answerChallenge(page, '認証する');
  await seePaidOrder(page);
  await seeOneMail('secure@example.jp');
  await seeOneCharge(orderId);
});

test('two courses for two people in one order: a ticket each, one mail, one charge of both prices', async ({
  page,
}) => {
  const orderId = await startCheckout(page, [courses.brain, courses.lung]);
  await fillDetails(page, 'family@example.jp');
  const second = page.getByRole('group', { name: /^2件目/ });
  await second.getByLabel('検査を受ける方のお名前').fill('髙橋 太郎');
  await second.getByLabel('検査を受ける方のふりがな').fill('タカハシ タロウ');
  await fillCard(page, cards.good);
  const total = await page.getByRole('definition').filter({ hasText: '円（税込）' }).last().textContent();
  await payButton(page).click();
  const codes = await seePaidOrder(page, 2);
  await expect(page.getByText('髙橋 花子 様')).toBeVisible();
  await expect(page.getByText('髙橋 太郎 様')).toBeVisible();
  const mail = await seeOneMail('family@example.jp');
  for (const code of codes) expect(mail.text).toContain(code);
  const charge = await seeOneCharge(orderId);
  expect(total).toContain(`${charge?.amount_captured.toLocaleString('ja-JP')}円`);
});

test('a tab left open on an order paid in another one leads to its ticket and charges nothing', async ({
  page,
  context,
}) => {
  const orderId = await startCheckout(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await fillDetails(other, 'tabs@example.jp');
  await fillCard(other, cards.good);
  await fillDetails(page, 'tabs@example.jp');
  await fillCard(page, cards.good);
  await payButton(page).click();
  const codes = await seePaidOrder(page);
  await payButton(other).click();
  expect(await seePaidOrder(other)).toEqual(codes);
  await seeOneMail('tabs@example.jp');
  await seeOneCharge(orderId);
});

test('the paid order is not offered for payment again: back button and the checkout address', async ({ page }) => {
  const orderId = await startCheckout(page);
  const checkout = page.url();
  await fillDetails(page, 'back@example.jp');
  await fillCard(page, cards.good);
  await payButton(page).click();
  const codes = await seePaidOrder(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'カートに検査コースが入っていません' })).toBeVisible();
  await expect(payButton(page)).toHaveCount(0);
  await page.goForward();
  expect(await seePaidOrder(page)).toEqual(codes);
  await page.goto(checkout);
  expect(await seePaidOrder(page)).toEqual(codes);
  await seeOneMail('back@example.jp');
  await seeOneCharge(orderId);
});

test('a reload between the payment and its answer leads to the ticket', async ({ page }) => {
  const sync = await holdRequests(page, '**/payment/sync');
  const orderId = await payFor(page, 'reload@example.jp');
  await sync.reached;
  await page.reload();
  await seePaidOrder(page);
  await seeOneMail('reload@example.jp');
  await seeOneCharge(orderId);
});

test.describe('refused', () => {
  test.use({ expectedErrors: refusals });

  test('a double click and a second tab at the same moment pay once', async ({ page, context }) => {
    // Stripe refuses to confirm what is paid: a 400, which the loser of the two reads as success.
    const orderId = await startCheckout(page);
    await fillDetails(page, 'twice@example.jp');
    const other = await context.newPage();
    await other.goto(page.url());
    await fillDetails(other, 'twice@example.jp');
    await fillCard(page, cards.good);
    await fillCard(other, cards.good);
    await Promise.all([payButton(page).dblclick(), payButton(other).dblclick()]);
    const codes = await seePaidOrder(page);
    expect(await seePaidOrder(other)).toEqual(codes);
    await seeOneMail('twice@example.jp');
    await seeOneCharge(orderId);
  });

  test('wrong input is told in Japanese at its field, with the focus on the summary; what was typed survives a reload and pays', async ({
    page,
  }) => {
    const orderId = await startCheckout(page);
    await page.getByLabel('お名前').first().fill('﨑山 隆');
    await page.getByLabel('電話番号').fill('12');
    await payButton(page).click();
    const summary = page.getByRole('alert').filter({ hasText: '入力内容をご確認ください' });
    await expect(summary).toBeFocused();
    await expect(page.getByText('＊電話番号を、0から始まる10桁または11桁の数字で入力してください。')).toBeVisible();
    await summary.getByRole('link', { name: /電話番号/ }).click();
    await expect(page.getByLabel('電話番号')).toBeFocused();
    await fillDetails(page, 'typed@example.jp');
    await page.getByLabel('お名前').first().fill('﨑山 隆');
    await page.reload();
    await expect(page.getByLabel('お名前').first()).toHaveValue('﨑山 隆');
    await expect(page.getByLabel('電話番号')).toHaveValue('０９０−１２３４‐５６７８');
    await expect(page.getByLabel(/情報の提供に同意します/)).toBeChecked();
    await answerNo(page);
    await fillCard(page, cards.good);
    await payButton(page).click();
    await seePaidOrder(page);
    await expect(page.getByText('﨑山 隆 様')).toBeVisible();
    await seeOneMail('typed@example.jp');
    await seeOneCharge(orderId);
  });

  test('a declined card says what to do, and another card pays the same PaymentIntent', async ({ page }) => {
    const orderId = await payFor(page, 'declined@example.jp', cards.insufficientFunds);
    const problem = page.getByRole('alert').filter({ hasText: 'お支払いは完了していません' });
    await expect(problem).toContainText('カードのご利用可能額が足りません。別のカードでお試しください。');
    await expect(problem).toContainText('料金はかかっていません。');
    await expect(problem).toBeFocused();
    await fillCard(page, cards.good);
    await payButton(page).click();
    await seePaidOrder(page);
    await seeOneMail('declined@example.jp');
    await seeOneCharge(orderId);
  });

  test('3-D Secure failed, then another card', async ({ page }) => {
    const orderId = await payFor(page, 'three@example.jp', cards.threeDSecure);
    await answerChallenge(page, '失敗する');
    await expect(page.getByText(/本人認証（3Dセキュア）が完了しませんでした。.*別のカードをお使い/)).toBeVisible();
    await fillCard(page, cards.good);
    await payButton(page).click();
    await seePaidOrder(page);
    await seeOneMail('three@example.jp');
    await seeOneCharge(orderId);
  });
});

test.describe('the guard itself', () => {
  test.fail('a page that breaks the content policy fails its test', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(`document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))`);
    await page.evaluate(`document.fonts.ready`);
  });
});

import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';
import { linkIn, readMails } from './evidence';
import { agree, answerNo, cards, fillCard, payButton, seeCheckout, seePaidOrder } from './shopper';

const email = 'caller@example.jp';

test('an operator takes an order by telephone: the caller agrees and pays at the link, or gets numbers read out', async ({
  page,
  context,
  people,
  browser,
}) => {
  test.setTimeout(150_000);
  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto('/operator/phone-orders');
  await seeAccessible(page);
  await page.getByRole('link', { name: '電話の注文を入力する' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('電話の注文を入力する');
  await seeAccessible(page);
  await page.getByLabel('お名前', { exact: false }).first().fill('髙橋 花子');
  await page.getByRole('button', { name: '注文を作成し、リンクをメールで送る' }).click();
  await expect(page.getByRole('link', { name: /メールアドレスを/ })).toBeVisible();
  await expect(page.getByLabel('お名前', { exact: false }).first()).toHaveValue('髙橋 花子');

  const order = async (address: string) => {
    await page.goto('/operator/phone-orders/new');
    await page.getByLabel('お名前', { exact: false }).first().fill('髙橋 花子');
    await page.getByLabel('ふりがな', { exact: false }).first().fill('たかはし はなこ');
    await page.getByLabel('メールアドレス').fill(address);
    await page.getByLabel('電話番号').fill('０９０−１２３４‐５６７８');
    const first = page.getByLabel('検査コース').first();
    const undated = await first.locator('option', { hasText: '肺' }).first().getAttribute('value');
    await first.selectOption(undated ?? '');
    await page.getByRole('button', { name: '注文を作成し、リンクをメールで送る' }).click();
    await expect(page.getByText(`のリンクを ${address} に送りました`)).toBeVisible();
  };

  await order(email);
  await seeAccessible(page);
  await expect.poll(async () => (await readMails(email)).length).toBe(1);
  const [mail] = await readMails(email);
  const caller = await browser.newPage();
  await caller.goto(linkIn(mail?.text ?? ''));
  await seeCheckout(caller);
  await expect(caller.getByLabel('お名前').first()).toHaveValue('髙橋 花子');
  await agree(caller);
  await fillCard(caller, cards.good);
  await payButton(caller).click();
  await seePaidOrder(caller);
  await caller.close();

  await order('caller-konbini@example.jp');
  await page.getByRole('button', { name: '番号を発行する' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '入力内容をご確認ください' })).toBeVisible();
  await seeAccessible(page);
  for (const no of await page.getByRole('radio', { name: '当てはまらない' }).all()) await no.check();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: '番号を発行する' }).click();
  await expect(page.getByRole('heading', { name: 'コンビニの番号' })).toBeVisible();
  await expect(page.getByText('090 1234 5678').first()).toBeVisible();
  await seeAccessible(page);
  await page.getByRole('button', { name: 'もう一度送る' }).click();
  await expect(page.getByText('caller-konbini@example.jp に送りました。', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '取り消す' }).click();
  await expect(page.getByText('理由を200文字以内で入力してください。')).toBeVisible();
  await page.getByLabel('取り消す理由').fill('お客様の都合');
  await page.getByRole('button', { name: '取り消す' }).click();
  await expect(page.getByText('この注文は取り消しました。')).toBeVisible();

  await page.goto('/operator/phone-orders/new');
  const course = page.getByLabel('検査コース').first();
  const dated = await course.locator('option', { hasText: '標準コース' }).getAttribute('value');
  await course.selectOption(dated ?? '');
  const days = page.getByRole('list', { name: '空いている受診日' });
  await days.getByRole('button').first().click();
  await expect(page.getByLabel('受診日').first()).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await seeAccessible(page);
});

test('who answers one question with yes sees whom to phone, and nothing can be paid', async ({ page }) => {
  await page.goto('/courses/crs_01jd0000000000000000000103');
  await page.getByRole('button', { name: 'カートに入れる' }).first().click();
  await page.getByRole('button', { name: '購入手続きへ進む' }).click();
  await seeCheckout(page);
  await answerNo(page);
  await page.getByRole('radio', { name: 'はい、当てはまります' }).first().check();
  await expect(page.getByText('このコースはお申し込みいただけません')).toBeVisible();
  await seeAccessible(page);
});

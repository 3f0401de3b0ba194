import type { Page } from 'playwright';
import { expect } from '../fixtures';
import { test } from '../people';
import { seeOneCharge, seeOneMail } from './evidence';
import { deliver, readStripeBalance } from './sandbox';
import { payFor, seePaidOrder } from './shopper';

const yen = (text: string) => Number(text.replace(/[^\d−-]/g, '').replace('−', '-'));

/** A number of the ledger page: the row that its first cell names, and the column. */
async function readCell(page: Page, table: string, row: string, column: number): Promise<number> {
  const cells = page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: row }).getByRole('cell');
  return yen((await cells.nth(column).textContent()) ?? '');
}

test('a sale is in the books to the yen: one ticket, one mail, trial balance 0, both accounts as Stripe says', async ({
  page,
  context,
  people,
}) => {
  const orderId = await payFor(page, 'books@example.jp');
  await seePaidOrder(page);
  await seeOneMail('books@example.jp');
  const charge = await seeOneCharge(orderId);
  await deliver();
  const balance = await readStripeBalance();
  expect(balance.pending).toBeGreaterThanOrEqual(Math.floor((charge?.amount_captured ?? 0) * 0.9));

  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto('/operator/ledger');
  await expect(page.getByText('＝ 0円。貸借は一致しています。')).toBeVisible();
  const trial = '試算表';
  expect(await readCell(page, trial, '合計', 3)).toBe(0);
  expect(await readCell(page, trial, 'Stripe残高（入金待ち）', 3)).toBe(balance.pending);
  await expect(page.getByRole('table', { name: 'Stripe残高との照合' })).toBeVisible();
  const agreement = 'Stripe残高との照合';
  expect(await readCell(page, agreement, 'Stripe残高（入金待ち）', 0)).toBe(balance.pending);
  expect(await readCell(page, agreement, 'Stripe残高（利用可能）', 0)).toBe(balance.available);
  await expect(page.getByText('一致（差額0円）')).toHaveCount(2);
});

import type { Page } from 'playwright';
import { z } from 'zod';
import { expect } from '../fixtures';
import { sandboxUrl } from '../places';
import { intentsOf } from './evidence';
import { fillDetails, payButton, startCheckout } from './shopper';

/** Chooses a method in Stripe's frame. */
export async function chooseMethod(page: Page, method: 'card' | 'konbini' | 'paypay'): Promise<void> {
  const fields = page.frameLocator('iframe[title="Secure payment input frame"]');
  await fields.locator(`[data-value=${method}]`).click();
}

/** An address whose numbers nobody pays by itself. */
export const neverPays = (name: string) => `${name}.fill_never@example.jp`;

/** One course to the page with the numbers. Returns the order's id. */
export async function askForNumbers(page: Page, email: string): Promise<string> {
  const orderId = await startCheckout(page);
  await fillDetails(page, email);
  await chooseMethod(page, 'konbini');
  await payButton(page).click();
  await seeNumbers(page);
  return orderId;
}

export async function seeNumbers(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/orders\/ord_[a-z0-9]+$/);
  await expect(page.getByRole('heading', { name: 'コンビニでお支払いください' })).toBeVisible();
}

const Till = z.object({ payment_intent_status: z.string().optional(), error: z.string().optional() });

/** What somebody does with the order's newest numbers at a shop, by the sandbox's control. */
export async function atShop(orderId: string, deed: 'pay' | 'print' | 'expire', store?: string) {
  const [intent] = await intentsOf(orderId);
  const address = `${sandboxUrl}/_sandbox/konbini/${intent?.id}/${deed}`;
  const body = JSON.stringify(store === undefined ? {} : { store });
  return Till.parse(await (await fetch(address, { method: 'POST', body })).json());
}

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame } from 'playwright';
import { type Checkout, openCheckout } from './checkout';
import { createFakeApi, type FakeApi } from './fake-api';
import { type Served, serveApp, serveMerchant } from './merchant-page';

/** A payer's visit to the merchant's page, with an API that only this visit knows. */
export type Visit = {
  fake: FakeApi;
  api: Served;
  shop: Served;
  checkout: Checkout;
  frameOf: (part: string) => Frame;
};

export type VisitTests = { [name: string]: (visit: Visit) => Promise<void> };

/** A fresh API, shop and visit; it must end without a console error. */
export async function visiting(browser: Browser, body: (visit: Visit) => Promise<void>): Promise<void> {
  const fake = createFakeApi();
  const api = await serveApp(fake.app);
  const shop = await serveMerchant(api.url);
  const checkout = await openCheckout(browser, `${shop.url}/pay`);
  const frameOf = (part: string) => {
    const frame = checkout.page.frames().find((each) => each.url().includes(part));
    assert.ok(frame, part);
    return frame;
  };
  try {
    await body({ fake, api, shop, checkout, frameOf });
  } finally {
    await checkout.context.close();
    await Promise.all([shop.close(), api.close()]);
  }
  assert.deepEqual(checkout.complaints, []);
}

/** What axe finds in a frame; landmarks and headings are the embedding page's. */
export async function axeProblems(frame: Frame): Promise<string[]> {
  const axe = path.join(import.meta.dirname, '../../../../node_modules/axe-core/axe.min.js');
  await frame.evaluate(await readFile(axe, 'utf8'));
  const found: unknown = await frame.evaluate(
    `axe.run(document, { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } } })
      .then((result) => result.violations.map((violation) => violation.id + ': ' + violation.nodes.map((node) => node.target).join(' ')))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe did not run'];
}

export const deferred = { mode: 'payment', amount: 33_000, currency: 'jpy', locale: 'ja' };

export const confirmIfRequired = `
  const submitted = await elements.submit();
  if (submitted.error) return submitted;
  return stripe.confirmPayment({ elements, clientSecret: 'pi_1_secret_test', redirect: 'if_required' });`;

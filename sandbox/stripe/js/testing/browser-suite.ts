import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';
import type { Browser, Frame } from 'playwright';
import { type Checkout, openCheckout } from './checkout';
import { createFakeApi, type FakeApi } from './fake-api';
import { launchBrowser } from './launch-browser';
import { type Served, serveApp, serveMerchant } from './merchant-page';

export type BrowserSuite = {
  fake: () => FakeApi;
  api: () => Served;
  shop: () => Served;
  checkout: () => Checkout;
  frameOf: (part: string) => Frame;
};

type Visit = { fake: FakeApi; api: Served; shop: Served; checkout: Checkout };

/** One browser for the file; for each test a fresh API, shop and visit, which must end without a console error. */
export function browserSuite(): BrowserSuite {
  let browser: Browser | undefined;
  let visit: Visit | undefined;
  const current = (): Visit => {
    assert.ok(visit);
    return visit;
  };
  before(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    assert.ok(browser);
    const fake = createFakeApi();
    const api = await serveApp(fake.app);
    const shop = await serveMerchant(api.url);
    visit = { fake, api, shop, checkout: await openCheckout(browser, `${shop.url}/pay`) };
  });
  afterEach(async () => {
    const { checkout, shop, api } = current();
    await checkout.context.close();
    await shop.close();
    await api.close();
    assert.deepEqual(checkout.complaints, []);
  });
  after(() => browser?.close());
  return {
    fake: () => current().fake,
    api: () => current().api,
    shop: () => current().shop,
    checkout: () => current().checkout,
    frameOf: (part) => {
      const frame = current()
        .checkout.page.frames()
        .find((each) => each.url().includes(part));
      assert.ok(frame, part);
      return frame;
    },
  };
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

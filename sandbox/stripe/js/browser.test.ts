import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser, chromium } from 'playwright';
import { chromiumExecutable, chromiumOptions } from '../../dev/chromium';
import { startSandboxUnderTest } from '../testing/sandbox-under-test';
import { confirmPaymentTests } from './journeys/confirm-payment';
import { konbiniFormTests } from './journeys/konbini-form';
import { methodListTests } from './journeys/method-list';
import { offeredMethodsTests } from './journeys/offered-methods';
import { payOtherwiseTests } from './journeys/pay-otherwise';
import { paymentElementTests } from './journeys/payment-element';
import { purchaseTests } from './journeys/purchase';
import { savedCardTests } from './journeys/saved-card';
import { serveMerchant } from './testing/merchant-page';
import { type Twin, visitingTwin } from './testing/twin-visit';
import { visiting } from './testing/visit';

let browser: Browser | undefined;
let twin: Twin | undefined;

before(async () => {
  const sandbox = await startSandboxUnderTest();
  browser = await chromium.launch(chromiumOptions(await chromiumExecutable()));
  twin = { sandbox, shop: await serveMerchant(sandbox.url) };
});
after(async () => {
  await browser?.close();
  await twin?.shop.close();
  await twin?.sandbox.stop();
});

function opened(): { browser: Browser; twin: Twin } {
  assert.ok(browser && twin);
  return { browser, twin };
}

// One browser, one bundle and one twin for all: starting them costs more than the tests.
describe('Stripe.js in a browser', { concurrency: 3 }, () => {
  for (const [name, body] of Object.entries({
    ...confirmPaymentTests,
    ...paymentElementTests,
    ...methodListTests,
    ...konbiniFormTests,
  })) {
    test(name, () => visiting(opened().browser, body));
  }
  for (const [name, body] of Object.entries({
    ...purchaseTests,
    ...savedCardTests,
    ...payOtherwiseTests,
    ...offeredMethodsTests,
  })) {
    test(name, () => visitingTwin(opened().browser, opened().twin, body));
  }
});

import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright';

export type ElementsGiven = { [option: string]: unknown };

/** One visit of a payer to the merchant's page, with everything the page's console complained about. */
export type Checkout = {
  page: Page;
  context: BrowserContext;
  complaints: string[];
  payment: FrameLocator;
  challenge: FrameLocator;
  voucher: FrameLocator;
  mount: (elements: ElementsGiven, element?: ElementsGiven) => Promise<void>;
  fill: (card: { number: string; expiry?: string; cvc?: string }) => Promise<void>;
  /** Runs `stripe` and `elements` code in the page; IntegrationErrors come back as text. */
  run: (code: string) => Promise<unknown>;
};

async function mount(page: Page, options: { elements: ElementsGiven; element: ElementsGiven }): Promise<void> {
  const given = JSON.stringify(options);
  await page.waitForFunction(() => 'loadStripe' in window);
  await page.evaluate(`(async () => {
    const { elements: elementsOptions, element: elementOptions } = ${given};
    window.events = [];
    window.crossed = [];
    window.addEventListener('message', (event) => window.crossed.push(JSON.stringify(event.data)));
    window.stripe = await window.loadStripe('pk_test_sandbox', { locale: 'ja' });
    window.elements = window.stripe.elements(elementsOptions);
    window.element = window.elements.create('payment', elementOptions);
    for (const name of ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart', 'savedpaymentmethodremove', 'availablepaymentmethodschange']) {
      window.element.on(name, (event) => window.events.push({ name, event }));
    }
    const loaded = new Promise((resolve) => { window.element.on('ready', resolve); window.element.on('loaderror', resolve); });
    window.element.mount('#payment');
    await loaded;
  })()`);
}

export async function openCheckout(browser: Browser, url: string, locale = 'ja-JP'): Promise<Checkout> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isRefusal = message.text().includes('the server responded with a status of 4');
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  const payment = page.frameLocator('iframe[title="Secure payment input frame"]');
  return {
    page,
    context,
    complaints,
    payment,
    challenge: page
      .frameLocator('iframe[name^=__privateStripeFrame][src*=three-ds]')
      .frameLocator('iframe#challengeFrame'),
    voucher: page.frameLocator('iframe[title="Secure konbini voucher frame"]'),
    mount: (elements, element = {}) => mount(page, { elements, element }),
    fill: async ({ number, expiry = '1234', cvc = '123' }) => {
      await payment.locator('[name=number]').fill(number);
      await payment.locator('[name=expiry]').fill(expiry);
      await payment.locator('[name=cvc]').fill(cvc);
    },
    run: (code) =>
      page.evaluate(
        `(async () => { try { return await (async () => { ${code} })(); } catch (error) { return error.name + ': ' + error.message; } })()`,
      ),
  };
}

import assert from 'node:assert/strict';
import { axeProblems, deferred, type VisitTests } from '../testing/visit';

export const paymentElementTests: VisitTests = {
  'the element is a named frame of the sandbox’s origin with Japanese labels and no axe violation': async ({
    api,
    checkout,
    frameOf,
  }) => {
    await checkout.mount(deferred);
    const iframe = checkout.page.locator('.StripeElement .__PrivateStripeElement iframe');
    assert.match((await iframe.getAttribute('name')) ?? '', /^__privateStripeFrame\d+$/);
    assert.match((await iframe.getAttribute('src')) ?? '', new RegExp(`^${api.url}/js/elements-inner-payment`));
    for (const [label, id] of [
      ['カード番号', 'payment-numberInput'],
      ['有効期限', 'payment-expiryInput'],
      ['セキュリティコード', 'payment-cvcInput'],
      ['国', 'payment-countryInput'],
    ] as const) {
      assert.equal(await checkout.payment.getByLabel(label, { exact: true }).getAttribute('id'), id);
    }
    assert.equal(await checkout.payment.locator('[name=country]').inputValue(), 'JP');
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    assert.deepEqual(await checkout.run(`return events.map(({ name }) => name)`), ['loaderstart', 'ready']);
  },

  'bad input is told in Japanese beside each field, kept, and clean for axe': async ({ fake, checkout, frameOf }) => {
    await checkout.mount(deferred);
    await checkout.fill({ number: '4242 4242 4242 4241', expiry: '12/19', cvc: '12' });
    const result = await checkout.run('return elements.submit()');
    assert.deepEqual(result, {
      error: { type: 'validation_error', code: 'invalid_number', message: 'カード番号が無効です。' },
    });
    const alerts = await checkout.payment.getByRole('alert').allTextContents();
    assert.deepEqual(alerts.filter(Boolean), [
      'カード番号が無効です。',
      'カードの有効期限の年が過ぎています。',
      'カードのセキュリティコードが不完全です。',
    ]);
    const number = checkout.payment.locator('[name=number]');
    assert.equal(await number.inputValue(), '4242 4242 4242 4241');
    assert.equal(await number.getAttribute('aria-invalid'), 'true');
    assert.equal(await number.evaluate('document.activeElement.name'), 'number');
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    assert.deepEqual(
      fake.requests.map(({ path: called }) => called),
      ['/v1/elements/sessions'],
    );
  },

  'mistakes of the integration are IntegrationErrors': async ({ checkout }) => {
    await checkout.mount(deferred);
    const secret = `clientSecret: 'pi_1_secret_test'`;
    const returning = `confirmParams: { return_url: 'https://shop.example/done' }`;
    const cases = [
      [
        `return stripe.confirmPayment({ elements, ${secret}, ${returning} })`,
        /elements\.submit\(\) must be called before stripe\.confirmPayment\(\)/,
      ],
      [`return stripe.confirmPayment({ elements, ${secret} })`, /return_url is required/],
      [
        `return stripe.confirmPayment({ elements, ${secret}, confirmParams: { return_url: '/done' } })`,
        /fully qualified URL/,
      ],
      [
        `return stripe.confirmPayment({ elements, clientSecret: 'seti_1_secret_test', redirect: 'if_required' })`,
        /submit|PaymentIntent client secret/,
      ],
      [
        `return stripe.elements({ mode: 'payment', amount: 1, currency: 'jpy', paymentMethodTypes: ['card'] })`,
        /allowedPaymentMethodTypes/,
      ],
      [`return elements.create('payment')`, /only create one Element/],
      [`return stripe.retrievePaymentIntent('seti_1_secret_test')`, /SetupIntent client secret/],
      [`return stripe.createPaymentMethod({ type: 'card', card: { number: '4242' } })`, /raw card data/],
      [`return stripe.handleNextAction({ clientSecret: 'pi_1_secret_test' })`, /requires_action/],
      [`return window.Stripe('sk_test_1')`, /secret key/],
    ] as const;
    for (const [code, text] of cases) {
      const answer = String(await checkout.run(code));
      assert.match(answer, /^IntegrationError: /, code);
      assert.match(answer, text, code);
    }
    assert.equal(await checkout.run('return window.Stripe.version'), 'endive');
  },

  'forged messages and remounting change nothing: StrictMode’s create, destroy, create works': async ({ checkout }) => {
    await checkout.mount(deferred);
    await checkout.run(
      `window.postMessage({ protocol: 'stripe-sandbox-1', kind: 'notice', name: 'change', data: {} }, '*'); await new Promise((r) => setTimeout(r, 50));`,
    );
    assert.deepEqual(await checkout.run(`return events.filter(({ name }) => name === 'change')`), []);
    await checkout.run(`
      element.destroy();
      window.element = elements.create('payment');
      const ready = new Promise((resolve) => element.on('ready', resolve));
      element.mount(document.getElementById('payment'));
      await ready;`);
    assert.equal(await checkout.page.locator('#payment iframe').count(), 1);
    await checkout.payment.locator('[name=number]').fill('4242424242424242');
  },

  'the whole-page challenge returns to the return_url that the intent names': async ({ fake, api, shop, checkout }) => {
    const redirect_to_url = { url: 'unused', return_url: `${shop.url}/done?order=7` };
    Object.assign(fake.intents.get('pi_1') ?? {}, {
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url },
    });
    const query =
      'payment_intent_client_secret=pi_1_secret_test&publishable_key=pk_test_1&return_url=https%3A%2F%2Fevil.example';
    await checkout.page.goto(`${api.url}/_sandbox/three-ds/pi_1/authorize?${query}`);
    await checkout.page.getByRole('button', { name: '失敗する' }).click();
    await checkout.page.waitForURL('**/done**');
    assert.equal(checkout.page.url().startsWith(`${shop.url}/done?order=7&payment_intent=pi_1&`), true);
    assert.equal(new URL(checkout.page.url()).searchParams.get('redirect_status'), 'failed');
  },
};

import assert from 'node:assert/strict';
import { axeProblems, confirmIfRequired, deferred, type VisitTests } from '../testing/visit';

const konbini = { ...deferred, allowedPaymentMethodTypes: ['card', 'konbini', 'paypay'] };
const first = { layout: 'accordion', paymentMethodOrder: ['konbini'] };

export const konbiniFormTests: VisitTests = {
  'name and e-mail are asked for, mistakes are told beside each field, clean for axe': async ({
    fake,
    checkout,
    frameOf,
  }) => {
    const { payment, page } = checkout;
    await page.setViewportSize({ width: 360, height: 800 });
    await checkout.mount(konbini, first);
    assert.deepEqual(await checkout.run('return elements.submit()'), {
      error: { type: 'validation_error', code: 'incomplete_name', message: '氏名を入力してください。' },
    });
    await payment.locator('[name=email]').fill('hanako@example');
    await payment.locator('[name=phone]').fill('090');
    await checkout.run('return elements.submit()');
    assert.deepEqual((await payment.getByRole('alert').allTextContents()).filter(Boolean), [
      '氏名を入力してください。',
      'メールアドレスが正しくありません。name@example.com のように入力してください。',
      '電話番号は10桁か11桁の数字で入力してください。',
    ]);
    const described = await payment.locator('[name=phone]').getAttribute('aria-describedby');
    assert.equal(described, 'payment-phoneError payment-phoneHint');
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    assert.equal(fake.requests.length, 1);
  },

  'the numbers cover the page until they are closed; then the intent waits for the payer': async ({
    fake,
    checkout,
    frameOf,
  }) => {
    const { payment, voucher, page } = checkout;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await checkout.mount(konbini, first);
    await payment.locator('[name=name]').fill('髙橋 花子');
    await payment.locator('[name=email]').fill('ｈａｎａｋｏ＠example.com');
    await payment.locator('[name=phone]').fill('０９０－１２３４－５６７８');
    const result = checkout.run(confirmIfRequired);
    await voucher.getByRole('heading', { name: 'コンビニでお支払いください' }).waitFor();
    const params = fake.requests.find(({ path }) => path.endsWith('/confirm'))?.params ?? {};
    assert.equal(params['payment_method_data[type]'], 'konbini');
    assert.equal(params['payment_method_data[billing_details][email]'], 'hanako@example.com');
    assert.equal(params['payment_method_options[konbini][confirmation_number]'], '09012345678');
    await voucher.getByText('2026年11月26日(木) 23:59 まで').waitFor();
    await voucher.getByText('￥33,000').waitFor();
    assert.equal(await voucher.locator('[data-chain]').count(), 4);
    assert.deepEqual(await axeProblems(frameOf('konbini-voucher')), []);
    await voucher.getByRole('button', { name: 'ローソン 確認番号をコピー' }).click();
    await voucher.getByText('コピーしました。').waitFor();
    assert.equal(await page.evaluate('document.querySelector("main").inert'), true);
    await page.keyboard.press('Escape');
    const { paymentIntent } = Object(await result);
    assert.deepEqual(
      [paymentIntent.status, paymentIntent.next_action.type],
      ['requires_action', 'konbini_display_details'],
    );
    assert.equal(await page.locator('iframe[title="Secure konbini voucher frame"]').count(), 0);
    assert.equal(await page.evaluate('document.querySelector("main").inert'), false);

    const again = checkout.run(`return stripe.handleNextAction({ clientSecret: 'pi_1_secret_test' })`);
    await voucher.getByRole('button', { name: '閉じる' }).click();
    assert.equal(Object(await again).paymentIntent.status, 'requires_action');

    await payment.locator('[data-value=card]').click();
    await checkout.fill({ number: '4242424242424242' });
    assert.equal(Object(await checkout.run(confirmIfRequired)).paymentIntent.status, 'succeeded');
  },

  'a number that is refused is told beside the phone field': async ({ checkout }) => {
    const billingDetails = { name: '髙橋 花子', email: 'hanako@example.com', phone: '+81 1234567890' };
    await checkout.mount(konbini, { ...first, defaultValues: { billingDetails } });
    const { payment } = checkout;
    assert.equal(await payment.locator('[name=phone]').inputValue(), '01234567890');
    const { error } = Object(await checkout.run(confirmIfRequired));
    assert.equal(error.code, 'payment_intent_konbini_rejected_confirmation_number');
    assert.match(String(await payment.locator('#payment-phoneError').textContent()), /確認番号として使えません/);
  },

  'fields that are never shown must come with the call': async ({ fake, checkout }) => {
    const { payment, voucher } = checkout;
    const fields = { billingDetails: { name: 'never', email: 'never', phone: 'never' } };
    await checkout.mount(konbini, { ...first, fields });
    await payment.getByText('店頭でお支払い').waitFor();
    assert.equal(await payment.locator('[name=name], [name=email], [name=phone]').count(), 0);
    assert.match(String(await checkout.run(confirmIfRequired)), /^IntegrationError: .*fields\.billing_details\.name/);
    const confirm = (details: string) => `
      await elements.submit();
      return stripe.confirmPayment({ elements, clientSecret: 'pi_1_secret_test', redirect: 'if_required',
        confirmParams: { payment_method_data: { billing_details: ${details} } } });`;
    assert.match(
      String(await checkout.run(confirm(`{ name: '髙橋 花子', email: '', phone: '' }`))),
      /^IntegrationError: .*billing_details\.email/,
    );
    const done = checkout.run(confirm(`{ name: '髙橋 花子', email: 'a@example.com', phone: '' }`));
    await voucher.getByRole('button', { name: '閉じる' }).click();
    assert.equal(Object(await done).paymentIntent.status, 'requires_action');
    assert.equal(
      fake.requests.findLast(({ path }) => path.endsWith('/confirm'))?.params[
        'payment_method_data[billing_details][name]'
      ],
      '髙橋 花子',
    );
  },

  'PayPay needs a return_url and leaves the page, also when a redirect is only made if required': async ({
    checkout,
    shop,
  }) => {
    await checkout.mount(konbini, { paymentMethodOrder: ['paypay'] });
    assert.match(
      String(await checkout.run(confirmIfRequired)),
      /^IntegrationError: .*return_url is required for paypay/,
    );
    await checkout.run('await elements.submit()');
    void checkout
      .run(
        `return stripe.confirmPayment({ elements, clientSecret: 'pi_1_secret_test', redirect: 'if_required', confirmParams: { return_url: location.origin + '/done?order=1' } })`,
      )
      .catch(() => undefined);
    await checkout.page.waitForURL(`${shop.url}/done?order=1&at=paypay`);
  },

  'confirmKonbiniPayment shows the voucher, or leaves it to the page': async ({ fake, checkout }) => {
    await checkout.mount(deferred);
    const call = (options: string) =>
      `return stripe.confirmKonbiniPayment('pi_1_secret_test', { payment_method: { billing_details: { name: '髙橋 花子', email: 'a@example.com' } }, payment_method_options: { konbini: { confirmation_number: '09012345678' } } }, ${options})`;
    const left = Object(await checkout.run(call('{ handleActions: false }')));
    assert.equal(left.paymentIntent.next_action.konbini_display_details.stores.lawson.payment_code, '123456');
    assert.equal(fake.requests.at(-1)?.params['payment_method_data[type]'], 'konbini');
    const shown = checkout.run(call('undefined'));
    await checkout.voucher.getByRole('button', { name: '閉じる' }).click();
    assert.equal(Object(await shown).paymentIntent.status, 'requires_action');
    assert.match(
      String(
        await checkout.run(
          `return stripe.confirmKonbiniPayment('pi_1_secret_test', { payment_method: { billing_details: { name: 'x' } } })`,
        ),
      ),
      /^IntegrationError: .*billing_details\.email/,
    );
  },
};

import assert from 'node:assert/strict';
import { axeProblems, confirmIfRequired, deferred, type VisitTests } from '../testing/visit';

export const confirmPaymentTests: VisitTests = {
  'a good card is confirmed in the frame; the page sees neither number nor code, then lands on the return_url': async ({
    fake,
    checkout,
  }) => {
    await checkout.mount(deferred);
    await checkout.fill({ number: '4242424242424242' });
    const crossed = await checkout.run('await elements.submit(); return crossed.join()');
    assert.doesNotMatch(String(crossed), /4242/);
    const landed = checkout.page.waitForURL('**/done**');
    void checkout
      .run(
        `return stripe.confirmPayment({ elements, clientSecret: 'pi_1_secret_test', confirmParams: { return_url: location.origin + '/done?order=1' } })`,
      )
      .catch(() => undefined);
    await landed;
    const { searchParams } = new URL(checkout.page.url());
    assert.deepEqual(Object.fromEntries(searchParams), {
      order: '1',
      payment_intent: 'pi_1',
      payment_intent_client_secret: 'pi_1_secret_test',
      redirect_status: 'succeeded',
    });
    const withCard = fake.requests.filter(({ params }) => JSON.stringify(params).includes('4242'));
    assert.deepEqual(
      withCard.map(({ path: called }) => called),
      ['/v1/payment_methods'],
    );
    assert.equal(withCard[0]?.params['billing_details[address][country]'], 'JP');
  },

  'a decline is told in Japanese beside the number, and another card can be tried': async ({ checkout }) => {
    await checkout.mount(deferred);
    await checkout.fill({ number: '4000000000000002' });
    assert.equal(
      await checkout.run(
        `const { error } = await (async () => { ${confirmIfRequired} })(); return [error.type, error.code, error.payment_intent.id, error.message].join()`,
      ),
      'card_error,card_declined,pi_1,カードが拒否されました。別のカードをお試しください。',
    );
    assert.match(String(await checkout.payment.getByRole('alert').first().textContent()), /拒否/);
    await checkout.fill({ number: '4242424242424242' });
    assert.equal(
      await checkout.run(`return (await (async () => { ${confirmIfRequired} })()).paymentIntent.status`),
      'succeeded',
    );
  },

  '3-D Secure covers the page, keeps the focus, ignores Escape; both outcomes come back': async ({
    fake,
    checkout,
    frameOf,
  }) => {
    await checkout.mount(deferred);
    await checkout.fill({ number: '4000002760003184' });
    const passed = checkout.run(confirmIfRequired);
    await checkout.challenge.getByRole('button', { name: '認証する' }).waitFor();
    assert.deepEqual(await axeProblems(frameOf('/challenge')), []);
    await checkout.page.keyboard.press('Escape');
    const focus = () => frameOf('/challenge').evaluate('document.activeElement.dataset.testid');
    assert.equal(await focus(), 'complete');
    await checkout.page.keyboard.press('Tab');
    assert.equal(await focus(), 'fail');
    await checkout.page.keyboard.press('Tab');
    assert.equal(await focus(), 'complete');
    assert.equal(await checkout.page.evaluate('document.querySelector("main").inert'), true);
    await checkout.challenge.getByTestId('complete').click();
    assert.match(JSON.stringify(await passed), /"status":"succeeded"/);
    assert.equal(await checkout.page.evaluate('document.querySelector("main").inert'), false);

    Object.assign(fake.intents.get('pi_1') ?? {}, { status: 'requires_payment_method' });
    const failed = checkout.run(
      `const { error } = await (async () => { ${confirmIfRequired} })(); return [error.code, error.payment_intent.status, error.message].join()`,
    );
    await checkout.challenge.getByTestId('fail').click();
    assert.match(
      String(await failed),
      /^payment_intent_authentication_failure,requires_payment_method,.*認証できません/,
    );
    assert.equal(await checkout.page.locator('iframe[src*=three-ds]').count(), 0);
  },

  'saved cards are offered first and used without card data; a new card may be saved': async ({
    fake,
    checkout,
    frameOf,
  }) => {
    const features = { payment_method_save: 'enabled', payment_method_save_usage: 'off_session' };
    fake.session.customer = {
      default_payment_method: null,
      customer_session: { components: { payment_element: { features } } },
      payment_methods: [
        {
          id: 'pm_saved',
          object: 'payment_method',
          type: 'card',
          card: { brand: 'visa', last4: '4242', exp_month: 4, exp_year: 2034 },
        },
      ],
    };
    await checkout.mount({ ...deferred, customerSessionClientSecret: 'cuss_secret_1' });
    assert.equal(await checkout.payment.getByRole('radio', { name: /Visa（下4桁 4242）/ }).isChecked(), true);
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    await checkout.run(confirmIfRequired);
    assert.equal(fake.requests.at(-1)?.params['payment_method'], 'pm_saved');

    Object.assign(fake.intents.get('pi_1') ?? {}, { status: 'requires_payment_method' });
    await checkout.payment.getByText('新しいカードを使用').click();
    await checkout.fill({ number: '4242424242424242' });
    await checkout.payment.getByLabel('今後の支払いのために保存').check();
    await checkout.run(confirmIfRequired);
    assert.equal(fake.requests.at(-1)?.params['setup_future_usage'], 'off_session');
    assert.equal(
      fake.requests.find(({ path: called }) => called === '/v1/payment_methods')?.params['allow_redisplay'],
      'always',
    );
  },

  'Elements drawn for another amount refuse the intent': async ({ fake, checkout }) => {
    await checkout.mount({ ...deferred, amount: 1_000 });
    await checkout.fill({ number: '4242424242424242' });
    const { error } = Object(await checkout.run(confirmIfRequired));
    assert.match(error.message, /provided amount \(1000\) does not match the expected amount \(33000\)/);
    assert.equal(
      fake.requests.some(({ path: called }) => called.endsWith('/confirm')),
      false,
    );
  },

  'setup intents, payment methods and confirmation tokens are made from the same form': async ({ fake, checkout }) => {
    await checkout.mount({ mode: 'setup', currency: 'jpy', locale: 'ja', paymentMethodCreation: 'manual' });
    await checkout.fill({ number: '4242424242424242' });
    const made = await checkout.run(`
      await elements.submit();
      const { paymentMethod } = await stripe.createPaymentMethod({ elements, params: { billing_details: { name: '山田' } } });
      await elements.submit();
      const { confirmationToken } = await stripe.createConfirmationToken({ elements });
      await elements.submit();
      const { setupIntent } = await stripe.confirmSetup({ elements, clientSecret: 'seti_1_secret_test', redirect: 'if_required' });
      return [paymentMethod.id, confirmationToken.id, setupIntent.status].join();`);
    assert.equal(made, 'pm_1,ctoken_1,succeeded');
    assert.equal(
      fake.requests.find(({ path: called }) => called === '/v1/payment_methods')?.params['billing_details[name]'],
      '山田',
    );
  },
};

import assert from 'node:assert/strict';
import { axeProblems, deferred, type VisitTests } from '../testing/visit';

const types = ['card', 'konbini', 'paypay'];
const three = { ...deferred, allowedPaymentMethodTypes: types };

/** What so many events told, once they have come: the frame speaks to the page in its own time. */
const told = (name: string, count: number, of: string) =>
  `const told = () => events.filter(({ name }) => name === '${name}').map(({ event }) => ${of});
   while (told().length < ${count}) await new Promise(requestAnimationFrame);
   return told();`;
const changes = (count: number) => told('change', count, 'event.value.type');

export const cardsOfCustomer = (features: object) => ({
  default_payment_method: null,
  customer_session: { components: { payment_element: { features } } },
  payment_methods: ['4242', '4444'].map((last4) => ({
    id: `pm_${last4}`,
    object: 'payment_method',
    type: 'card',
    card: { brand: last4 === '4242' ? 'visa' : 'mastercard', last4, exp_month: 4, exp_year: 2034 },
  })),
});

export const methodListTests: VisitTests = {
  'accordion: each method has its line; the chosen one opens, is told to the page and to submit': async ({
    checkout,
    frameOf,
  }) => {
    const { payment, page } = checkout;
    await page.setViewportSize({ width: 360, height: 800 });
    await checkout.mount(three, { layout: 'accordion', paymentMethodOrder: ['paypay', 'bancontact', 'card'] });
    const lines = await payment.locator('[data-value]').evaluateAll((all) => all.map((line) => line.dataset['value']));
    assert.deepEqual(lines, ['paypay', 'card', 'konbini']);
    assert.equal(await payment.getByRole('radio', { name: 'PayPay' }).isChecked(), true);
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    assert.deepEqual(await checkout.run('return elements.submit()'), { selectedPaymentMethod: 'paypay' });
    await payment.locator('[data-value=konbini]').click();
    await payment.getByLabel('メールアドレス').waitFor();
    assert.equal(await payment.locator('[name=number]').isVisible(), false);
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    await payment.locator('[data-value=card]').click();
    await payment.locator('[name=number]').waitFor();
    assert.deepEqual(await checkout.run(changes(2)), ['konbini', 'card']);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
  },

  'tabs: arrows move and choose, the saved cards have a tab of their own': async ({ fake, checkout, frameOf }) => {
    fake.session.customer = cardsOfCustomer({});
    const { payment, page } = checkout;
    await page.setViewportSize({ width: 360, height: 800 });
    await checkout.mount({ ...three, customerSessionClientSecret: 'cuss_secret_1' }, { layout: 'tabs' });
    assert.equal(await payment.locator('button[role=tab][data-testid=saved]').getAttribute('aria-selected'), 'true');
    await payment.locator('button[role=tab][data-testid=card]').click();
    await page.keyboard.press('ArrowRight');
    assert.equal(await payment.getByRole('tab', { selected: true }).getAttribute('data-testid'), 'konbini');
    await payment.getByLabel('氏名').waitFor();
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    await page.keyboard.press('End');
    await payment.getByText('PayPay の画面に移動します').waitFor();
    assert.deepEqual(await checkout.run(changes(3)), ['card', 'konbini', 'paypay']);
    await page.keyboard.press('Home');
    assert.deepEqual(await checkout.run('return elements.submit()'), { selectedPaymentMethod: 'card' });
  },

  'collapsed: nothing is chosen, submit asks for a choice; one method alone has no tabs': async ({ checkout }) => {
    const { payment } = checkout;
    await checkout.mount(three, { layout: { type: 'accordion', defaultCollapsed: true, radios: 'never' } });
    assert.equal(await payment.locator('.ChoicePanel:visible').count(), 0);
    const { error } = Object(await checkout.run('return elements.submit()'));
    assert.deepEqual([error.type, error.message], ['validation_error', 'お支払い方法を選んでください。']);
    await payment.locator('[data-value=paypay]').click();
    await checkout.run('element.collapse()');
    const states = await checkout.run(told('change', 2, '[event.collapsed, event.value.type, event.complete].join()'));
    assert.deepEqual(states, ['false,paypay,true', 'true,,false']);
    await checkout.page.reload();
    await checkout.mount(deferred, { layout: 'tabs' });
    assert.equal(await payment.getByRole('tab').count(), 0);
    await payment.locator('[name=number]').waitFor();
  },

  'lists that cannot be: empty is an IntegrationError, also in an update': async ({ checkout }) => {
    await checkout.mount(deferred);
    for (const code of [
      `stripe.elements({ mode: 'payment', amount: 1, currency: 'jpy', allowedPaymentMethodTypes: [] })`,
      `stripe.elements({ mode: 'payment', amount: 1, currency: 'jpy', allowedPaymentMethodTypes: 'card' })`,
      'await elements.update({ allowedPaymentMethodTypes: [] })',
    ]) {
      assert.match(String(await checkout.run(code)), /^IntegrationError: .*allowedPaymentMethodTypes/, code);
    }
  },

  'a new list redraws the element, keeps what was typed, and is told': async ({ checkout }) => {
    const { payment } = checkout;
    await checkout.mount(three, { layout: 'accordion' });
    await payment.locator('[data-value=konbini]').click();
    await payment.locator('[name=name]').fill('髙橋 花子');
    await checkout.run(`await elements.update({ allowedPaymentMethodTypes: ['card', 'konbini'] })`);
    assert.equal(await payment.locator('[data-value=paypay]').count(), 0);
    assert.equal(await payment.locator('[name=name]').inputValue(), '髙橋 花子');
    assert.equal(await payment.getByRole('radio', { name: 'コンビニ払い' }).isChecked(), true);
    const lists = await checkout.run(
      told('availablepaymentmethodschange', 1, 'Object.keys(event.paymentMethods).join()'),
    );
    assert.deepEqual(lists, ['card,konbini']);
    await checkout.run(`await elements.update({ allowedPaymentMethodTypes: ['card'] })`);
    assert.equal(await payment.getByRole('radio', { name: 'カード' }).isChecked(), true);
  },

  'a saved card is removed after a second question, and the page is told': async ({ fake, checkout, frameOf }) => {
    fake.session.customer = cardsOfCustomer({ payment_method_remove: 'enabled' });
    const { payment, page } = checkout;
    await page.setViewportSize({ width: 360, height: 800 });
    await checkout.mount({ ...three, customerSessionClientSecret: 'cuss_secret_1' }, { layout: 'accordion' });
    await payment.getByRole('button', { name: 'Visa（下4桁 4242）を削除' }).click();
    assert.deepEqual(await axeProblems(frameOf('elements-inner-payment')), []);
    await payment.getByRole('button', { name: '残す' }).click();
    await payment.getByRole('button', { name: 'Visa（下4桁 4242）を削除' }).click();
    await payment.getByRole('button', { name: '削除する' }).click();
    await payment.locator('[data-value=pm_4242]').waitFor({ state: 'detached' });
    assert.equal(await payment.getByRole('radio', { name: /Mastercard/ }).isChecked(), true);
    const told = await checkout.run(
      `return events.filter(({ name }) => name === 'savedpaymentmethodremove').map(({ event }) => [event.success, event.payment_method.id].join())`,
    );
    assert.deepEqual(told, ['true,pm_4242']);
    assert.equal(fake.requests.at(-1)?.path, '/v1/elements/payment_methods/pm_4242/detach');
  },
};

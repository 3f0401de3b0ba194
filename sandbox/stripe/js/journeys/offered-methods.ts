import assert from 'node:assert/strict';
import type { TwinTests } from '../testing/twin-visit';

const types = ['card', 'konbini', 'paypay'];
const price = { amount: 33_000, currency: 'jpy' };
const three = { mode: 'payment', ...price, locale: 'ja', allowedPaymentMethodTypes: types };

export const offeredMethodsTests: TwinTests = {
  'only what the payment permits is offered; lists without any are load errors': async ({ checkout }) => {
    const shown = () =>
      checkout.payment.locator('[data-value]').evaluateAll((all) => all.map((line) => line.dataset['value']).join());
    const layout = { layout: 'accordion' };
    await checkout.mount({ ...three, amount: 119 }, layout);
    assert.equal(await shown(), 'card,paypay');
    await checkout.run('await elements.update({ amount: 120 })');
    assert.equal(await shown(), 'card,konbini,paypay');
    await checkout.run('await elements.update({ amount: 300_001 })');
    assert.equal(await shown(), 'card,paypay');
    await checkout.run('await elements.update({ amount: 1_000_001 })');
    assert.equal(await shown(), 'card');
    await checkout.run(`await elements.update({ amount: 33_000, setupFutureUsage: 'off_session' })`);
    assert.equal(await shown(), 'card');
    const errors = `return events.filter(({ name }) => name === 'loaderror').map(({ event }) => event.error.message).join()`;
    for (const [list, amount, text] of [
      [['card', 'bitcoin'], 33_000, /"bitcoin" is invalid/],
      [['konbini'], 100, /No valid payment method types/],
    ] as const) {
      await checkout.page.reload();
      await checkout.mount({ ...three, allowedPaymentMethodTypes: list, amount }, layout);
      assert.match(String(await checkout.run(errors)), text);
    }
  },

  'an intent’s own list is drawn from its client secret; another list than Elements had is refused': async (visit) => {
    const { sandbox, checkout } = visit;
    const allowed_payment_method_types = ['konbini', 'card'];
    const intent = await sandbox.stripe.paymentIntents.create({ ...price, allowed_payment_method_types });
    const secret = intent.client_secret ?? '';
    await checkout.mount({ clientSecret: secret, locale: 'ja' }, { layout: 'tabs' });
    const tabs = await checkout.payment.getByRole('tab').evaluateAll((all) => all.map((tab) => tab.dataset['testid']));
    assert.deepEqual(tabs, ['konbini', 'card']);
    await checkout.page.reload();
    await checkout.mount(three, { layout: 'tabs' });
    await checkout.fill({ number: '4242424242424242' });
    const { error } = Object(
      await checkout.run(
        `await elements.submit(); return stripe.confirmPayment({ elements, clientSecret: '${secret}', redirect: 'if_required' })`,
      ),
    );
    assert.match(error.message, /\(card, konbini, paypay\) does not match the expected .* \(card, konbini\)/);
  },

  'a saved card is removed with the right of its session, and with no other': async ({
    sandbox,
    checkout,
    customer,
  }) => {
    const features = { payment_method_redisplay: 'enabled', payment_method_remove: 'enabled' } as const;
    const open = async (given: object) => {
      const components = { payment_element: { enabled: true, features: { ...features, ...given } } };
      return (await sandbox.stripe.customerSessions.create({ customer, components })).client_secret;
    };
    const { id } = await sandbox.stripe.paymentMethods.attach('pm_card_visa', { customer });
    await sandbox.stripe.paymentMethods.update(id, { allow_redisplay: 'always' });
    const detach = (secret: string) =>
      sandbox.request('POST', `/v1/elements/payment_methods/${id}/detach`, {
        body: `customer_session_client_secret=${secret}`,
        headers: { authorization: 'Bearer pk_test_sandbox' },
      });
    const other = await sandbox.stripe.customers.create();
    assert.equal((await detach(await open({ payment_method_remove: 'disabled' }))).status, 400);
    const components = { payment_element: { enabled: true, features } };
    const foreign = await sandbox.stripe.customerSessions.create({ customer: other.id, components });
    assert.equal((await detach(foreign.client_secret)).status, 404);
    await checkout.mount({ ...three, customerSessionClientSecret: await open({}) }, { layout: 'accordion' });
    await checkout.payment.getByRole('button', { name: /4242）を削除/ }).click();
    await checkout.payment.getByRole('button', { name: '削除する' }).click();
    await checkout.payment.locator(`[data-value=${id}]`).waitFor({ state: 'detached' });
    assert.deepEqual((await sandbox.stripe.customers.listPaymentMethods(customer)).data, []);
  },
};

import assert from 'node:assert/strict';
import { untilStatus, voucherStatuses } from '../../testing/konbini-payments';
import type { TwinTests, TwinVisit } from '../testing/twin-visit';

const types = ['card', 'konbini', 'paypay'];
const price = { amount: 33_000, currency: 'jpy' };
const three = { mode: 'payment', ...price, locale: 'ja', allowedPaymentMethodTypes: types };

async function createIntent({ sandbox }: TwinVisit) {
  const intent = await sandbox.stripe.paymentIntents.create({ ...price, allowed_payment_method_types: types });
  return { id: intent.id, secret: intent.client_secret ?? '' };
}

const confirm = (secret: string) => `
  const submitted = await elements.submit();
  if (submitted.error) return submitted.error.code;
  const confirmParams = { return_url: location.origin + '/done?order=1' };
  const { paymentIntent, error } = await stripe.confirmPayment({ elements, clientSecret: '${secret}', confirmParams, redirect: 'if_required' });
  return error ? error.code + ': ' + error.message : paymentIntent.status;`;

async function fillKonbini({ checkout: { payment } }: TwinVisit, email: string): Promise<void> {
  await payment.locator('[data-value=konbini]').click();
  await payment.locator('[name=name]').fill('独影 花子');
  await payment.locator('[name=email]').fill(email);
}

/** Chooses PayPay, confirms, and waits for PayPay's page. */
async function goToPaypay({ sandbox, checkout }: TwinVisit, secret: string): Promise<void> {
  await checkout.mount(three, { layout: 'accordion' });
  await checkout.payment.locator('[data-value=paypay]').click();
  void checkout.run(confirm(secret)).catch(() => undefined);
  await checkout.page.waitForURL(`${sandbox.url}/paypay/authorize/**`);
}

export const payOtherwiseTests: TwinTests = {
  'konbini: the numbers of the voucher are the intent’s; paying at the till settles it': async (visit) => {
    const { sandbox, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    await checkout.mount(three, { layout: 'accordion' });
    await fillKonbini(visit, 'fill_never@example.com');
    await checkout.payment.locator('[name=phone]').fill('090-1234-5678');
    const done = checkout.run(confirm(secret));
    const lawson = checkout.voucher.locator('[data-chain=lawson]');
    await lawson.getByText('09012345678').waitFor();
    const waiting = await sandbox.stripe.paymentIntents.retrieve(id);
    const { stores } = waiting.next_action?.konbini_display_details ?? {};
    assert.match((await lawson.textContent()) ?? '', new RegExp(stores?.lawson?.payment_code ?? 'none'));
    await checkout.voucher.getByTestId('close').click();
    assert.equal(await done, 'requires_action');
    await sandbox.control('POST', `/konbini/${id}/pay`, { store: 'lawson' });
    const paid = await untilStatus(sandbox.stripe, id, 'succeeded');
    assert.equal(paid.amount_received, 33_000);
  },

  'konbini, then a card on the same intent: the voucher is withdrawn': async (visit) => {
    const { sandbox, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    await checkout.mount(three, { layout: 'accordion' });
    await fillKonbini(visit, 'fill_never@example.com');
    const waiting = checkout.run(confirm(secret));
    await checkout.voucher.getByTestId('close').click();
    assert.equal(await waiting, 'requires_action');
    await checkout.payment.locator('[data-value=card]').click();
    await checkout.fill({ number: '4242424242424242' });
    assert.equal(await checkout.run(confirm(secret)), 'succeeded');
    assert.equal((await voucherStatuses(sandbox, id)).includes('open'), false);
  },

  'PayPay: refused, then approved on the same intent; both come back to the return_url': async (visit) => {
    const { sandbox, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    const landed = async () => {
      await checkout.page.waitForURL('**/done**');
      const { searchParams } = new URL(checkout.page.url());
      return ['order', 'payment_intent', 'redirect_status'].map((name) => searchParams.get(name)).join();
    };
    await goToPaypay(visit, secret);
    await checkout.page.getByTitle('Fail Test Payment').click();
    assert.equal(await landed(), `1,${id},failed`);
    const retrieve = `return stripe.retrievePaymentIntent('${secret}').then(({ paymentIntent }) => paymentIntent.status)`;
    await checkout.page.goto(`${visit.shop.url}/pay`);
    await goToPaypay(visit, secret);
    await checkout.page.getByTitle('Authorize Test Payment').click();
    assert.equal(await landed(), `1,${id},succeeded`);
    await checkout.mount(three);
    assert.equal(await checkout.run(retrieve), 'succeeded');
    assert.equal((await sandbox.stripe.paymentIntents.retrieve(id)).status, 'succeeded');
  },

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

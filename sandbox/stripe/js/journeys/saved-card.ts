import assert from 'node:assert/strict';
import type { TwinTests, TwinVisit } from '../testing/twin-visit';

const price = { amount: 33_000, currency: 'jpy' };

async function mount({ sandbox, checkout, customer }: TwinVisit, elements: { mode: 'payment' | 'setup' } & object) {
  const session = await sandbox.stripe.customerSessions.create({
    customer,
    components: {
      payment_element: {
        enabled: true,
        features: {
          payment_method_redisplay: 'enabled',
          payment_method_save: 'enabled',
          payment_method_save_usage: 'off_session',
        },
      },
    },
  });
  const customerSessionClientSecret = session.client_secret;
  await checkout.mount({ currency: 'jpy', locale: 'ja', customerSessionClientSecret, ...elements });
}

async function pay({ sandbox, checkout, customer }: TwinVisit): Promise<unknown> {
  const { client_secret } = await sandbox.stripe.paymentIntents.create({ ...price, customer });
  return checkout.run(`
    const submitted = await elements.submit();
    if (submitted.error) return submitted.error.code;
    const { paymentIntent, error } = await stripe.confirmPayment({
      elements, clientSecret: '${client_secret}', confirmParams: { return_url: location.origin + '/done' }, redirect: 'if_required',
    });
    return error ? error.code : paymentIntent.status;`);
}

const savedCards = async ({ sandbox, customer }: TwinVisit) =>
  (await sandbox.stripe.customers.listPaymentMethods(customer)).data;

export const savedCardTests: TwinTests = {
  'a card is saved only with consent; the next purchase offers it and pays with it': async (visit) => {
    const { sandbox, checkout, customer } = visit;
    await mount(visit, { mode: 'payment', ...price });
    await checkout.fill({ number: '5555555555554444' });
    assert.equal(await pay(visit), 'succeeded');
    assert.deepEqual(await savedCards(visit), []);

    await checkout.page.reload();
    await mount(visit, { mode: 'payment', ...price });
    await checkout.fill({ number: '4242424242424242' });
    await checkout.payment.locator('[name=savePaymentMethod]').check();
    assert.equal(await pay(visit), 'succeeded');
    const [card, ...others] = await savedCards(visit);
    assert.equal(others.length, 0);
    assert.deepEqual([card?.card?.last4, card?.allow_redisplay], ['4242', 'always']);

    await checkout.page.reload();
    await mount(visit, { mode: 'payment', ...price });
    await checkout.payment.getByText('4242').first().waitFor();
    assert.equal(await pay(visit), 'succeeded');
    const { data } = await sandbox.stripe.paymentIntents.list({ customer, limit: 1 });
    assert.deepEqual([data[0]?.payment_method, data[0]?.status], [card?.id, 'succeeded']);
    assert.equal((await savedCards(visit)).length, 1);
  },

  'a setup in the browser passes 3-D Secure; the card then pays off session': async (visit) => {
    const { sandbox, checkout, customer } = visit;
    await mount(visit, { mode: 'setup' });
    await checkout.fill({ number: '4000002500003155' });
    const { id, client_secret } = await sandbox.stripe.setupIntents.create({ customer });
    const done = checkout.run(`
      await elements.submit();
      const { setupIntent, error } = await stripe.confirmSetup({
        elements, clientSecret: '${client_secret}', confirmParams: { return_url: location.origin + '/done' }, redirect: 'if_required',
      });
      return error ? error.code : setupIntent.status;`);
    await checkout.challenge.getByTestId('complete').click();
    assert.equal(await done, 'succeeded');
    const saved = await sandbox.stripe.setupIntents.retrieve(id);
    const charged = await sandbox.stripe.paymentIntents.create({
      ...price,
      customer,
      payment_method: String(saved.payment_method),
      off_session: true,
      confirm: true,
    });
    assert.equal(charged.status, 'succeeded');
  },

  'a confirmation token made in the browser is confirmed on the server': async (visit) => {
    const { sandbox, checkout, customer } = visit;
    await mount(visit, { mode: 'payment', ...price });
    await checkout.fill({ number: '4242424242424242' });
    const token = await checkout.run(`
      await elements.submit();
      const { confirmationToken, error } = await stripe.createConfirmationToken({
        elements, params: { return_url: location.origin + '/done' },
      });
      return error ? error.message : confirmationToken.id;`);
    assert.match(String(token), /^ctoken_/);
    const paid = await sandbox.stripe.paymentIntents.create({
      ...price,
      customer,
      confirm: true,
      confirmation_token: String(token),
    });
    assert.equal(paid.status, 'succeeded');
  },
};

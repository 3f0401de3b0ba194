import assert from 'node:assert/strict';
import type { TwinTests, TwinVisit } from '../testing/twin-visit';

const deferred = { mode: 'payment', amount: 33_000, currency: 'jpy', locale: 'ja' };

async function createIntent({ sandbox }: TwinVisit) {
  const intent = await sandbox.stripe.paymentIntents.create({
    amount: 33_000,
    currency: 'jpy',
    automatic_payment_methods: { enabled: true },
  });
  return { id: intent.id, secret: intent.client_secret ?? '' };
}

const confirm = (secret: string) => `
  const submitted = await elements.submit();
  if (submitted.error) return submitted.error.code;
  const confirmParams = { return_url: location.origin + '/done' };
  const { paymentIntent, error } = await stripe.confirmPayment({ elements, clientSecret: '${secret}', confirmParams, redirect: 'if_required' });
  return error ? error.code + ': ' + error.message : paymentIntent.status;`;

export const purchaseTests: TwinTests = {
  'the twin takes a card from the browser: declined, then paid on the same intent': async (visit) => {
    const { sandbox, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    await checkout.mount(deferred);
    await checkout.fill({ number: '4000000000009995' });
    assert.match(String(await checkout.run(confirm(secret))), /^card_declined: .*不足/);
    await checkout.fill({ number: '4242424242424242' });
    assert.equal(await checkout.run(confirm(secret)), 'succeeded');
    const paid = await sandbox.stripe.paymentIntents.retrieve(id, { expand: ['payment_method'] });
    assert.equal(paid.amount_received, 33_000);
    const { payment_method: method } = paid;
    assert.ok(typeof method === 'object' && method !== null);
    assert.equal(method.card?.last4, '4242');
    assert.equal(method.billing_details.address?.country, 'JP');
    assert.deepEqual(
      await checkout.run(`return (await stripe.retrievePaymentIntent('${secret}')).paymentIntent.status`),
      'succeeded',
    );
    const log = JSON.stringify(await sandbox.control('GET', '/requests'));
    assert.match(log, /payment_methods/);
    assert.equal(log.includes('4242424242424242') || log.includes(secret), false);
  },

  'the twin’s 3-D Secure: failed, then authenticated, and declined after a good authentication': async (visit) => {
    const { sandbox, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    await checkout.mount(deferred);
    await checkout.fill({ number: '4000002760003184' });
    const failed = checkout.run(confirm(secret));
    await checkout.challenge.getByTestId('fail').click();
    assert.match(String(await failed), /^payment_intent_authentication_failure: .*認証できません/);
    assert.equal((await sandbox.stripe.paymentIntents.retrieve(id)).latest_charge, null);

    await checkout.fill({ number: '4000008400001629' });
    const declined = checkout.run(confirm(secret));
    await checkout.challenge.getByTestId('complete').click();
    assert.match(String(await declined), /^card_declined: .*拒否/);

    await checkout.fill({ number: '4000002760003184' });
    const passed = checkout.run(confirm(secret));
    await checkout.challenge.getByTestId('complete').click();
    assert.equal(await passed, 'succeeded');
  },

  'a payment confirmed on the server goes through the twin’s whole-page challenge': async (visit) => {
    const { sandbox, shop, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    const confirmed = await sandbox.stripe.paymentIntents.confirm(id, {
      payment_method: 'pm_card_authenticationRequired',
      return_url: `${shop.url}/done?order=3`,
    });
    await checkout.page.goto(confirmed.next_action?.redirect_to_url?.url ?? '');
    await checkout.page.getByRole('button', { name: '認証する' }).click();
    await checkout.page.waitForURL('**/done**');
    const { searchParams } = new URL(checkout.page.url());
    assert.equal(searchParams.get('payment_intent_client_secret'), secret);
    assert.equal(searchParams.get('redirect_status'), 'succeeded');
    assert.equal(searchParams.get('order'), '3');
  },

  'Elements with a client secret refuse an intent that is already paid': async (visit) => {
    const { sandbox, shop, checkout } = visit;
    const { id, secret } = await createIntent(visit);
    await sandbox.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', return_url: `${shop.url}/done` });
    await checkout.mount({ clientSecret: secret, locale: 'ja' });
    const codes = await checkout.run(
      `return events.filter(({ name }) => name === 'loaderror').map(({ event }) => event.error.code)`,
    );
    assert.deepEqual(codes, ['payment_intent_unexpected_state']);
  },
};

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

  'konbini confirmed on the server with the browser’s token: no voucher covers the page': async (visit) => {
    const { sandbox, checkout } = visit;
    const { id } = await createIntent(visit);
    await checkout.mount(three, { layout: 'accordion' });
    await fillKonbini(visit, 'fill_never@example.com');
    await checkout.payment.locator('[name=phone]').fill('09012345678');
    const token = await checkout.run(`
      await elements.submit();
      const { confirmationToken, error } = await stripe.createConfirmationToken({ elements });
      return error ? error.message : confirmationToken.id;`);
    assert.match(String(token), /^ctoken_/);
    const waiting = await sandbox.stripe.paymentIntents.confirm(id, {
      confirmation_token: String(token),
      return_url: `${visit.shop.url}/done`,
    });
    const { stores } = waiting.next_action?.konbini_display_details ?? {};
    assert.equal(stores?.lawson?.confirmation_number, '09012345678');
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
    await checkout.page.getByRole('button', { name: /Fail Test Payment/ }).click();
    assert.equal(await landed(), `1,${id},failed`);
    const retrieve = `return stripe.retrievePaymentIntent('${secret}').then(({ paymentIntent }) => paymentIntent.status)`;
    await checkout.page.goto(`${visit.shop.url}/pay`);
    await goToPaypay(visit, secret);
    await checkout.page.getByRole('button', { name: /Authorize Test Payment/ }).click();
    assert.equal(await landed(), `1,${id},succeeded`);
    await checkout.mount(three);
    assert.equal(await checkout.run(retrieve), 'succeeded');
    assert.equal((await sandbox.stripe.paymentIntents.retrieve(id)).status, 'succeeded');
  },
};

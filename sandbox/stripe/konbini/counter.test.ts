import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import { advanceTo, detailsOf, voucherStatuses, waitingAtKonbini } from '../testing/konbini-payments';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { chains } from './chains';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

async function control(intent: string, deed: string, body?: object) {
  const answer = await sandbox.request('POST', `/_sandbox/konbini/${intent}/${deed}`, {
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { httpStatus: answer.status, ...(await answer.json()) };
}

async function chainOf(intent: string): Promise<string | null | undefined> {
  const { latest_charge } = await stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge'] });
  assert.ok(latest_charge !== null && typeof latest_charge === 'object');
  return latest_charge.payment_method_details?.konbini?.store?.chain;
}

test('each chain takes the money, once', async () => {
  for (const store of chains) {
    const { id } = await waitingAtKonbini(stripe);
    const paid = await control(id, 'pay', { store });
    assert.deepEqual([paid.httpStatus, paid.status, paid.payment_intent_status], [200, 'paid', 'succeeded']);
    assert.equal(await chainOf(id), store);
    const again = await control(id, 'pay', { store });
    assert.deepEqual([again.httpStatus, again.error], [409, 'already_paid']);
    assert.equal((await stripe.charges.list({ payment_intent: id })).data.length, 1);
  }
});

test('twenty tills at once take the money once', async () => {
  const { id } = await waitingAtKonbini(stripe);
  const answers = await Promise.all(Array.from({ length: 20 }, () => control(id, 'pay', { store: 'lawson' })));
  assert.deepEqual(answers.map(({ httpStatus }) => httpStatus).sort(), [200, ...Array(19).fill(409)]);
  assert.equal((await stripe.charges.list({ payment_intent: id })).data.length, 1);
});

test('paying and switching to a card at once: one of them, never both', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await waitingAtKonbini(stripe);
    await Promise.allSettled([
      control(id, 'pay', { store: 'lawson' }),
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    ]);
    assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
    assert.equal((await stripe.charges.list({ payment_intent: id })).data.length, 1);
  }
});

test('at the last moment the till takes it, a second after the deadline not', async () => {
  const [inTime, late] = [await waitingAtKonbini(stripe), await waitingAtKonbini(stripe)];
  await advanceTo(sandbox, detailsOf(inTime).expires_at - 5);
  assert.equal((await control(inTime.id, 'pay')).payment_intent_status, 'succeeded');
  await advanceTo(sandbox, detailsOf(late).expires_at + 1);
  assert.equal((await control(late.id, 'pay')).error, 'past_deadline');
  assert.equal((await control(late.id, 'print')).error, 'past_deadline');
  const refused = await refusal(stripe.paymentIntents.cancel(late.id));
  assert.equal(refused.code, 'payment_intent_unexpected_state');
  await refusal(stripe.paymentIntents.confirm(late.id, { payment_method: 'pm_card_visa' }));
  assert.equal((await stripe.paymentIntents.retrieve(late.id)).status, 'requires_action');
});

test('a slip printed just before the deadline is paid after it, at its chain, within half an hour', async () => {
  const [paid, missed] = [await waitingAtKonbini(stripe), await waitingAtKonbini(stripe)];
  const { expires_at } = detailsOf(paid);
  await advanceTo(sandbox, expires_at - 10);
  for (const { id } of [paid, missed]) await control(id, 'print', { store: 'ministop' });
  await advanceTo(sandbox, expires_at + 29 * 60);
  assert.equal((await control(paid.id, 'pay', { store: 'lawson' })).error, 'past_deadline');
  assert.equal((await control(paid.id, 'pay', { store: 'ministop' })).payment_intent_status, 'succeeded');
  await advanceTo(sandbox, expires_at + 31 * 60);
  assert.equal((await control(missed.id, 'pay', { store: 'ministop' })).error, 'past_deadline');
  await advanceTo(sandbox, expires_at + 3600);
  assert.equal((await stripe.paymentIntents.retrieve(missed.id)).status, 'requires_payment_method');
});

test('while a slip is out nothing takes the payment back; once it is void everything does', async () => {
  const { id } = await waitingAtKonbini(stripe, undefined, { expires_after_days: 20 });
  await control(id, 'print', { store: 'familymart' });
  for (const attempt of [
    () => stripe.paymentIntents.cancel(id),
    () => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    () => stripe.paymentIntents.update(id, { amount: 20_000 }),
  ]) {
    const error = await refusal(attempt());
    assert.equal(error.code, 'payment_intent_unexpected_state');
    assert.match(error.message, /currently paying for it at a convenience store/);
  }
  assert.equal((await stripe.paymentIntents.retrieve(id)).amount, 30_000);
  await sandbox.control('POST', '/clock', { advanceSeconds: 30 * 60 + 1 });
  assert.equal((await stripe.paymentIntents.cancel(id)).status, 'canceled');
  assert.equal((await control(id, 'pay')).error, 'void');
});

test('a report that comes after the failure still pays, unless the intent has moved on', async () => {
  const [late, canceled, byCard] = [
    await waitingAtKonbini(stripe),
    await waitingAtKonbini(stripe),
    await waitingAtKonbini(stripe),
  ];
  for (const { id } of [late, canceled, byCard]) {
    assert.equal((await control(id, 'late')).error, 'no_slip');
    await control(id, 'print', { store: 'lawson' });
    assert.equal((await control(id, 'expire')).payment_intent_status, 'requires_payment_method');
    assert.equal((await control(id, 'pay', { store: 'lawson' })).error, 'expired');
  }
  assert.equal((await control(late.id, 'late')).payment_intent_status, 'succeeded');
  assert.equal((await stripe.paymentIntents.retrieve(late.id)).last_payment_error, null);
  assert.deepEqual((await eventsOf(stripe, late.id)).slice(0, 5), [
    'payment_intent.created',
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
  await stripe.paymentIntents.cancel(canceled.id);
  assert.equal((await control(canceled.id, 'late')).error, 'intent_moved_on');
  await stripe.paymentIntents.confirm(byCard.id, { payment_method: 'pm_card_visa' });
  assert.equal((await control(byCard.id, 'late')).error, 'intent_moved_on');
});

test('the hosted voucher shows numbers, deadline and steps, and works by forms alone', async () => {
  const intent = await waitingAtKonbini(stripe, undefined, { confirmation_number: '09012345678' });
  const { hosted_voucher_url, stores } = detailsOf(intent);
  const url = String(hosted_voucher_url);
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const text = await page.text();
  for (const shown of [
    '模擬',
    '30,000円',
    '23:59:59',
    '独影 花子',
    '09012345678',
    stores.lawson?.payment_code ?? '-',
  ]) {
    assert.ok(text.includes(shown), shown);
  }
  for (const name of ['ファミリーマート', 'ローソン', 'ミニストップ', 'セイコーマート']) {
    assert.ok(text.includes(`>${name}で支払う</button>`), name);
  }
  const post = (fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const paid = await post({ action: 'pay', store: 'seicomart' });
  assert.deepEqual([paid.status, paid.headers.get('location')], [303, new URL(url).pathname]);
  assert.match(await (await fetch(url)).text(), /お支払いを受け取りました。/);
  const again = await post({ action: 'pay', store: 'seicomart' });
  assert.equal(again.status, 409);
  assert.match(await again.text(), /この番号は支払い済みです/);
  assert.equal(await chainOf(intent.id), 'seicomart');
});

test('the page lets the voucher expire; an unknown address is none', async () => {
  const intent = await waitingAtKonbini(stripe);
  const url = String(detailsOf(intent).hosted_voucher_url);
  await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'expire' }) });
  assert.deepEqual(await voucherStatuses(sandbox, intent.id), ['expired']);
  assertIncludes(await stripe.paymentIntents.retrieve(intent.id), {
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_payment_attempt_expired' },
  });
  assert.equal((await fetch(`${sandbox.url}/konbini/voucher/test_unknown`)).status, 404);
  assert.equal((await control('pi_unknown', 'pay')).httpStatus, 404);
  assert.equal((await control(intent.id, 'pay', { store: 'seven' })).httpStatus, 400);
});

test('in an outage numbers are neither issued nor withdrawn; who pays by themselves is a policy', async () => {
  const waiting = await waitingAtKonbini(stripe);
  await sandbox.control('POST', '/konbini', { outage: 'payment_method_not_available' });
  for (const attempt of [() => waitingAtKonbini(stripe), () => stripe.paymentIntents.cancel(waiting.id)]) {
    assert.equal((await refusal(attempt())).code, 'payment_method_not_available');
  }
  await sandbox.control('POST', '/konbini', { paysByItself: false });
  const ordinary = await waitingAtKonbini(stripe, 'hanako@example.com');
  await sandbox.control('POST', '/clock', { advanceSeconds: 600 });
  assert.equal((await stripe.paymentIntents.retrieve(ordinary.id)).status, 'requires_action');
  await sandbox.control('POST', '/konbini', {});
  assert.equal((await stripe.paymentIntents.cancel(waiting.id)).status, 'canceled');
});

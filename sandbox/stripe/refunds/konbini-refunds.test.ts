import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import { waitingAtKonbini } from '../testing/konbini-payments';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import type { ListedMail } from './refund-controls';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const advance = (minutes: number) => sandbox.control('POST', '/clock', { advanceSeconds: minutes * 60 });

/** The charge of a payment made at a store. */
async function paidAtKonbini(): Promise<string> {
  const { id } = await waitingAtKonbini(stripe, 'hanako@example.com');
  await sandbox.control('POST', `/konbini/${id}/pay`);
  return String((await stripe.paymentIntents.retrieve(id)).latest_charge);
}

async function mailsOf(refund: string): Promise<ListedMail[]> {
  const listed: { data: ListedMail[] } = JSON.parse(JSON.stringify(await sandbox.control('GET', '/refund-mails')));
  return listed.data.filter((mail) => mail.refund === refund);
}

const newest = async (refund: string) => {
  const mail = (await mailsOf(refund)).find(({ is_newest }) => is_newest);
  assert.ok(mail);
  return mail;
};

async function answer(url: string, routing: string, account: string, holder = 'ケンサ ハナコ'): Promise<Response> {
  const body = new URLSearchParams({
    bank_code: routing.slice(0, 4),
    branch_code: routing.slice(4),
    account_number: account,
    account_holder: holder,
  });
  return fetch(url, { method: 'POST', body });
}

test('the customer is asked for an account, names it, and has the money', async () => {
  const charge = await paidAtKonbini();
  const made = await stripe.refunds.create({ charge, amount: 10_000, expand: ['balance_transaction'] });
  assertIncludes(made, {
    status: 'requires_action',
    instructions_email: 'hanako@example.com',
    balance_transaction: { type: 'payment_refund', net: -10_000 },
    destination_details: { type: 'jp_bank_transfer', jp_bank_transfer: { reference: null } },
  });
  const mail = await newest(made.id);
  assert.deepEqual(made.next_action, {
    type: 'display_details',
    display_details: {
      email_sent: { email_sent_at: made.created, email_sent_to: 'hanako@example.com' },
      expires_at: made.created + 45 * 86_400,
    },
  });
  const page = await fetch(mail.url);
  const html = await page.text();
  for (const text of ['模擬環境', '10,000円', '金融機関コード', '支店コード', '口座番号', '口座名義']) {
    assert.ok(html.includes(text), text);
  }
  assert.equal((await answer(mail.url, '1100000', '0001234')).status, 200);
  const going = await stripe.refunds.retrieve(made.id);
  assertIncludes(going, { status: 'pending', pending_reason: 'processing' });
  assert.equal(going.next_action, undefined);
  assert.match(await (await fetch(mail.url)).text(), /振込の手続き中/);
  await advance(3);
  const done = await stripe.refunds.retrieve(made.id);
  assertIncludes(done, {
    status: 'succeeded',
    destination_details: { jp_bank_transfer: { reference_status: 'available' } },
  });
  assert.deepEqual(await eventsOf(stripe, made.id), ['refund.created', 'refund.updated', 'refund.updated']);
});

test('accounts that a bank does not know ask once more; others fail for good', async () => {
  for (const [routing, account] of [
    ['1111113', '0001234'],
    ['1100000', '1111116'],
  ] as const) {
    const made = await stripe.refunds.create({ charge: await paidAtKonbini() });
    const first = await newest(made.id);
    await answer(first.url, routing, account);
    assert.equal((await stripe.refunds.retrieve(made.id)).status, 'pending');
    await advance(3);
    assert.equal((await stripe.refunds.retrieve(made.id)).status, 'requires_action');
    const second = await newest(made.id);
    assert.notEqual(second.url, first.url);
    assert.equal((await fetch(first.url)).status, 404);
    await answer(second.url, '1100000', '0001234');
    await advance(3);
    assert.equal((await stripe.refunds.retrieve(made.id)).status, 'succeeded');
  }
  for (const [routing, reason] of [
    ['3333335', 'declined'],
    ['4444440', 'unknown'],
  ] as const) {
    const charge = await paidAtKonbini();
    const made = await stripe.refunds.create({ charge });
    await answer((await newest(made.id)).url, routing, '0001234');
    await advance(3);
    const failed = await stripe.refunds.retrieve(made.id, { expand: ['charge', 'failure_balance_transaction'] });
    assertIncludes(failed, {
      status: 'failed',
      failure_reason: reason,
      charge: { amount_refunded: 0, refunded: false },
      failure_balance_transaction: { type: 'refund_failure', net: 30_000 },
    });
    assert.equal((await eventsOf(stripe, made.id)).at(-1), 'refund.failed');
  }
});

test('without an account for 45 days the refund fails and the money is back', async () => {
  const own = await stripe.refunds.create({ charge: await paidAtKonbini(), instructions_email: 'taro@example.com' });
  assert.equal((await newest(own.id)).to, 'taro@example.com');
  const answered = await stripe.refunds.create({ charge: await paidAtKonbini() });
  await answer((await newest(answered.id)).url, '1100000', '0001234');
  await sandbox.control('POST', '/clock', { advanceDays: 44 });
  assert.equal((await stripe.refunds.retrieve(own.id)).status, 'requires_action');
  await sandbox.control('POST', '/clock', { advanceDays: 1 });
  assertIncludes(await stripe.refunds.retrieve(own.id, { expand: ['failure_balance_transaction'] }), {
    status: 'failed',
    failure_balance_transaction: { net: 30_000 },
  });
  assert.equal((await stripe.refunds.retrieve(answered.id)).status, 'succeeded');
  assert.match(await (await fetch((await newest(own.id)).url)).text(), /返金できませんでした/);
});

test('cancelled only while the customer is awaited; then the link takes nothing', async () => {
  const charge = await paidAtKonbini();
  const made = await stripe.refunds.create({ charge });
  const canceled = await stripe.refunds.cancel(made.id);
  assertIncludes(canceled, { status: 'canceled', failure_reason: 'merchant_request' });
  assert.equal((await stripe.charges.retrieve(charge)).amount_refunded, 0);
  await answer((await newest(made.id)).url, '1100000', '0001234');
  assert.equal((await stripe.refunds.retrieve(made.id)).status, 'canceled');
  assert.match((await refusal(stripe.refunds.cancel(made.id))).message, /status of canceled/);
  const going = await stripe.refunds.create({ charge });
  await answer((await newest(going.id)).url, '1100000', '0001234');
  assert.match((await refusal(stripe.refunds.cancel(going.id))).message, /status of pending/);
});

test('two answers at once send the money once', async () => {
  const made = await stripe.refunds.create({ charge: await paidAtKonbini() });
  const { url } = await newest(made.id);
  await Promise.all([answer(url, '1100000', '0001234'), answer(url, '3333335', '0001234')]);
  await advance(3);
  assert.deepEqual((await eventsOf(stripe, made.id)).filter((type) => type === 'refund.updated').length, 2);
});

test('the page refuses what is no account and keeps what was typed; nothing is kept of it', async () => {
  const made = await stripe.refunds.create({ charge: await paidAtKonbini() });
  const { url } = await newest(made.id);
  for (const [routing, account, holder, message] of [
    ['110', '0001234', 'ハナコ', /金融機関コードは数字4桁/],
    ['1100000', '123', 'ハナコ', /口座番号は数字7桁/],
    ['1100000', '0001234', '花子', /カタカナ/],
    ['0001001', '7654321', 'ハナコ', /この口座は使えません/],
  ] as const) {
    const response = await answer(url, routing, account, holder);
    const html = await response.text();
    assert.equal(response.status, 422);
    assert.match(html, message);
    assert.ok(html.includes(`value="${account}"`));
  }
  assert.equal((await stripe.refunds.retrieve(made.id)).status, 'requires_action');
  assert.equal((await fetch(`${sandbox.url}/refunds/unknown`)).status, 404);
  const kept = await sandbox.sql`select data::text || private::text as text from objects`;
  assert.equal(JSON.stringify(kept).includes('7654321'), false);
});

test('PayPay takes the money back itself, for a year', async () => {
  const waiting = await stripe.paymentIntents.create({
    amount: 30_000,
    currency: 'jpy',
    allowed_payment_method_types: ['paypay'],
    payment_method_data: { type: 'paypay' },
    return_url: 'https://shop.example/back',
    confirm: true,
  });
  await sandbox.control('POST', `/paypay/${waiting.id}/approve`);
  const { latest_charge } = await stripe.paymentIntents.retrieve(waiting.id);
  const charge = String(latest_charge);
  const made = await stripe.refunds.create({ charge, amount: 1_000, expand: ['balance_transaction'] });
  assertIncludes(made, { status: 'succeeded', balance_transaction: { type: 'payment_refund', net: -1_000 } });
  assert.match(made.id, /^pyr_/);
  await sandbox.control('POST', '/clock', { advanceDays: 366 });
  assert.equal((await refusal(stripe.refunds.create({ charge }))).code, 'charge_not_refundable');
});

test('tests answer the newest letter without its page', async () => {
  const made = await stripe.refunds.create({ charge: await paidAtKonbini() });
  assert.deepEqual(await sandbox.control('POST', `/refunds/${made.id}/bank-account`), { status: 'pending' });
  await assert.rejects(sandbox.control('POST', `/refunds/${made.id}/bank-account`), /409.*not_awaited/);
  const failing = await stripe.refunds.create({ charge: await paidAtKonbini() });
  await sandbox.control('POST', `/refunds/${failing.id}/bank-account`, { routing: '3333335' });
  await advance(3);
  const status = async ({ id }: { id: string }) => (await stripe.refunds.retrieve(id)).status;
  assert.deepEqual([await status(made), await status(failing)], ['succeeded', 'failed']);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { addOnCharges, mails, orders } from '@/db/schema';
import { assertBooksAgree } from '@/db/testing/books';
import { feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { allowOffSession } from '@/lib/cards/allow-off-session';
import { withdrawOffSessionConsent } from '@/lib/cards/withdraw-consent';
import { chargeAddOn } from './charge-add-on';
import { readAddOn } from './charge-rules';
import { pullAddOn, readOwnCharge, startAddOnPayment } from './pay-on-session';
import { sweepAddOns } from './sweep-add-ons';
import { syncAddOn } from './sync-add-on';
import { authenticate, option, scene } from './testing/scene';
import { readChargeable } from './ticket-add-ons';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext();
});
after(async () => {
  await assertBooksAgree(box.ctx);
  await box.close();
});

const stored = async (id: `adc_${string}`) =>
  (await box.ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, id)))[0];
const mailsOf = async (id: string) =>
  (await box.ctx.db.select().from(mails)).filter(({ factKey }) => factKey.endsWith(id)).map(({ template }) => template);

test('an option is charged once under double clicks and a racing webhook: books, share and one receipt', async () => {
  const { counter, ticketId } = await scene(box, 'pays', 'pm_card_visa');
  const order = option(ticketId);
  const clicks = await Promise.all([1, 2, 3, 4].map(() => chargeAddOn(counter, order)));
  for (const click of clicks) assert.ok(click.ok);
  const charge = await stored(order.chargeId);
  assert.equal(charge?.state, 'paid');
  const intentId = charge.stripePaymentIntentId ?? '';
  await feesKnown(box.ctx, intentId);
  await Promise.all([1, 2, 3].map(() => syncAddOn(box.ctx, intentId)));
  assert.equal((await syncAddOn(box.ctx, intentId)).effect, 'none');
  assert.deepEqual([charge.payableYen, charge.shareYen], [4_675, 4_675]);
  assert.deepEqual(await mailsOf(order.chargeId), ['add_on_paid']);
  const intents = await counter.stripe.paymentIntents.list({ customer: charge.stripeCustomerId, limit: 100 });
  assert.equal(intents.data.filter(({ metadata }) => metadata['add_on_id'] === order.chargeId).length, 1);
  assert.doesNotMatch(JSON.stringify(intents.data), /エコー|花子/);

  await counter.stripe.refunds.create({ payment_intent: intentId, amount: 1_000 });
  await counter.stripe.refunds.create({ payment_intent: intentId, amount: 500 });
  await syncAddOn(box.ctx, intentId);
  await syncAddOn(box.ctx, intentId);
  const kept = await stored(order.chargeId);
  assert.deepEqual([kept?.refundedYen, kept?.payableYen], [1_500, 3_400]);
  await assertBooksAgree(box.ctx);
});

test('the bank wants its holder: one mail with a link, the same intent is paid on session, later the link is over', async () => {
  const { counter, buyer, ticketId } = await scene(box, 'authenticates', 'pm_card_authenticationRequired');
  const order = option(ticketId);
  await chargeAddOn(counter, order);
  await chargeAddOn(counter, order);
  const waiting = await stored(order.chargeId);
  assert.equal(waiting?.state, 'authentication_required');
  assert.deepEqual(await mailsOf(order.chargeId), ['add_on_link']);
  const guest = box.as({ kind: 'guest', orderIds: [] });
  const visit = { chargeId: order.chargeId, holdsLink: false };
  await assert.rejects(readOwnCharge(guest, visit), { code: 'not_found' });
  assert.equal((await readOwnCharge(buyer, visit)).view, 'payable');
  const linked = { ...visit, holdsLink: true };
  const started = await startAddOnPayment(guest, linked);
  assert.ok(started.ok);
  const [intentId = ''] = started.clientSecret.split('_secret_');
  assert.equal(intentId, waiting.stripePaymentIntentId);
  const answer = await box.ctx.stripe.paymentIntents.confirm(intentId, {
    payment_method: started.cardId,
    return_url: 'http://127.0.0.1:3000/pay',
  });
  await authenticate(box, answer);
  await pullAddOn(guest, linked);
  assert.equal((await readOwnCharge(guest, linked)).view, 'paid');
  assert.deepEqual(await startAddOnPayment(guest, linked), { ok: false, reason: 'already_paid' });
  assert.deepEqual((await mailsOf(order.chargeId)).toSorted(), ['add_on_link', 'add_on_paid']);
  await feesKnown(box.ctx, intentId);
  await pullAddOn(guest, linked);

  const late = option(ticketId);
  await chargeAddOn(counter, late);
  await box.advanceDays(4);
  const lateVisit = { chargeId: late.chargeId, holdsLink: true };
  assert.deepEqual(await startAddOnPayment(guest, lateVisit), { ok: false, reason: 'over' });
  await sweepAddOns(box.ctx);
  const over = await stored(late.chargeId);
  assert.equal(over?.state, 'canceled');
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(over.stripePaymentIntentId ?? '')).status, 'canceled');
});

test('a decline says why, mails nobody and leaves no intent that could be paid later', async () => {
  const { counter, ticketId } = await scene(box, 'declined', 'pm_card_chargeCustomerFail');
  const order = option(ticketId);
  await chargeAddOn(counter, order);
  const charge = await stored(order.chargeId);
  assert.deepEqual([charge?.state, charge?.declineCode], ['canceled', 'generic_decline']);
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(charge?.stripePaymentIntentId ?? '')).status, 'canceled');
  assert.deepEqual(await mailsOf(order.chargeId), []);
});

test('nobody is charged without consent, by another counter, or by their own hand', async () => {
  const { counter, buyer, ticketId } = await scene(box, 'refuses', 'pm_card_visa');
  const other = await scene(box, 'others', 'pm_card_visa');
  await assert.rejects(chargeAddOn(other.counter, option(ticketId)), { code: 'not_found' });
  await assert.rejects(chargeAddOn(buyer, option(ticketId)), { code: 'not_found' });
  await withdrawOffSessionConsent(buyer);
  assert.deepEqual(await chargeAddOn(counter, option(ticketId)), { ok: false, reason: 'no_consent' });
  await allowOffSession(buyer, { locale: 'ja' });
  assert.equal((await readChargeable(counter, ticketId))?.why, null);
  await box.ctx.db.update(orders).set({ userId: null }).where(eq(orders.userId, 'refuses'));
  assert.deepEqual(await chargeAddOn(counter, option(ticketId)), { ok: false, reason: 'guest' });
});

test('an interrupted charge is finished by the sweep', async () => {
  const { counter, ticketId } = await scene(box, 'interrupted', 'pm_card_visa');
  const order = option(ticketId);
  await box.control('faults', {
    method: 'POST',
    path: '/v1/payment_intents',
    times: 20,
    effect: 'connection_reset',
    when: 'before',
  });
  const asked = await chargeAddOn(counter, order).catch(() => null);
  await fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  assert.ok(asked === null || (asked.ok && asked.charge.state === 'planned'));
  await box.advanceMinutes(2);
  await sweepAddOns(box.ctx);
  const charge = await stored(order.chargeId);
  assert.equal(charge?.state, 'paid');
  await feesKnown(box.ctx, charge.stripePaymentIntentId ?? '');
  await syncAddOn(box.ctx, charge.stripePaymentIntentId ?? '');
});

test('amounts are whole yen within what people agreed to, in any width', () => {
  const read = (amount: string, title = '追加') => readAddOn({ title, amount });
  assert.deepEqual(read('５，０００円').ok, true);
  for (const amount of ['49', '50,001', '-100', '5.5', '', '千円'])
    assert.deepEqual(read(amount), { ok: false, errors: ['amount'] });
  assert.deepEqual(readAddOn({ title: ' ', amount: '100' }), { ok: false, errors: ['title'] });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auth_user, cardConsents, cardSetups, orders, savedCards } from '@/db/schema';
import { signedIn } from '@/db/testing/actors';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { payOrder } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { claimOrders } from '@/lib/account/claim-orders';
import { deleteAccount } from '@/lib/account/delete-account';
import { findCustomer } from '@/lib/account/user-customer';
import type { Ctx } from '@/lib/context';
import { readEnvelope } from '@/lib/webhooks/event-envelope';
import { allowOffSession } from './allow-off-session';
import { cardSession } from './card-session';
import { chooseDefaultCard } from './choose-default';
import { cardExpiry } from './expiry';
import { listCards, offSessionConsent } from './list-cards';
import { removeCard } from './remove-card';
import { startCardSetup, syncOwnCards } from './start-card-setup';
import { syncCards } from './sync-cards';
import { withdrawOffSessionConsent } from './withdraw-consent';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext();
});
after(() => box.close());

const person = (userId: string): Ctx => box.as(signedIn(userId));

/** Plays the browser on the page of the cards. */
async function addCard(ctx: Ctx, card = 'pm_card_visa'): Promise<void> {
  const started = await startCardSetup(ctx, { locale: 'ja', allowsOffSession: false });
  assert.ok(started.ok);
  const [intentId = ''] = started.clientSecret.split('_secret_');
  const confirmed = await ctx.stripe.setupIntents.confirm(intentId, {
    payment_method: card,
    return_url: 'http://127.0.0.1:3000/account/cards',
  });
  assert.equal(confirmed.status, 'succeeded');
  await syncOwnCards(ctx);
}

test('a card is added without buying: one intent for two clicks, the consent in its words, the next one anew', async () => {
  const hanako = person('adds');
  const clicks = await Promise.all(
    [1, 2, 3].map(() => startCardSetup(hanako, { locale: 'ja', allowsOffSession: true })),
  );
  assert.equal(new Set(clicks.map((click) => click.ok && click.clientSecret)).size, 1);
  await addCard(hanako);
  await addCard(hanako, 'pm_card_jcb');
  const cards = await listCards(hanako);
  assert.deepEqual(
    cards.map(({ brand, isDefault, expiry }) => [brand, isDefault, expiry]),
    [
      ['jcb', true, 'valid'],
      ['visa', false, 'valid'],
    ],
  );
  const setups = await hanako.db.select().from(cardSetups).where(eq(cardSetups.userId, 'adds'));
  assert.deepEqual(
    setups.map(({ state }) => state),
    ['succeeded', 'succeeded'],
  );
  const consents = await hanako.db.select().from(cardConsents).where(eq(cardConsents.userId, 'adds'));
  assert.deepEqual(consents.map(({ kind }) => kind).toSorted(), ['off_session', 'save', 'save']);
  assert.match(consents.find(({ kind }) => kind === 'off_session')?.text ?? '', /50,000円/);
});

test('the default is chosen, a removed card is gone at Stripe and here, and others’ cards do not exist', async () => {
  const hanako = person('removes');
  await addCard(hanako);
  await addCard(hanako, 'pm_card_jcb');
  const [, visa] = await listCards(hanako);
  assert.ok(visa);
  await chooseDefaultCard(hanako, { cardId: visa.id });
  assert.equal((await listCards(hanako))[0]?.id, visa.id);
  const stranger = person('stranger');
  await addCard(stranger);
  await assert.rejects(chooseDefaultCard(stranger, { cardId: visa.id }), { code: 'not_found' });
  await assert.rejects(removeCard(stranger, { cardId: visa.id }), { code: 'not_found' });
  await assert.rejects(listCards(box.as({ kind: 'guest', orderIds: [] })), { code: 'unauthenticated' });
  const removals = await Promise.all([1, 2].map(() => removeCard(hanako, { cardId: visa.id })));
  assert.deepEqual(removals, ['removed', 'removed']);
  assert.equal(await removeCard(hanako, { cardId: visa.id }), 'removed');
  assert.deepEqual(
    (await listCards(hanako)).map(({ brand }) => brand),
    ['jcb'],
  );
  assert.equal((await hanako.stripe.paymentMethods.retrieve(visa.id)).customer, null);
});

test('what changes at Stripe converges: detached elsewhere, told twice, and by an event without its customer', async () => {
  const hanako = person('converges');
  await addCard(hanako);
  const [card] = await listCards(hanako);
  const customerId = (await findCustomer(hanako, 'converges')) ?? '';
  assert.ok(card);
  await hanako.stripe.paymentMethods.detach(card.id);
  assert.equal((await syncCards(box.ctx, card.id)).effect, 'applied');
  assert.equal((await syncCards(box.ctx, customerId)).effect, 'none');
  assert.deepEqual(await listCards(hanako), []);
  assert.equal((await syncCards(box.ctx, 'cus_unknown')).effect, 'none');
  const events = await hanako.stripe.events.list({ type: 'payment_method.detached', limit: 10 });
  const event = events.data.find(({ data }) => 'id' in data.object && data.object.id === card.id);
  const envelope = readEnvelope('snapshot', JSON.stringify(event));
  assert.deepEqual([envelope?.subjectId, envelope?.objectId, envelope?.isKnown], [customerId, customerId, true]);
});

test('a signed-in buyer pays as the one customer that they are, and sees their cards at the checkout of their own orders', async () => {
  const hanako = person('buys');
  const [first, second, foreign] = [
    await insertOrderToPay(box.ctx),
    await insertOrderToPay(box.ctx),
    await insertOrderToPay(box.ctx),
  ];
  for (const id of [first, second]) await box.ctx.db.update(orders).set({ userId: 'buys' }).where(eq(orders.id, id));
  const secret = await cardSession(hanako, { orderId: first, locale: 'ja' });
  assert.match(secret ?? '', /^cuss_/);
  for (const orderId of [first, second]) await payOrder(hanako, orderId);
  const paid = await box.ctx.db
    .select({ customer: orders.stripeCustomerId })
    .from(orders)
    .where(eq(orders.userId, 'buys'));
  assert.deepEqual(new Set(paid.map(({ customer }) => customer)), new Set([await findCustomer(hanako, 'buys')]));
  assert.equal(await cardSession(hanako, { orderId: foreign, locale: 'ja' }), null);
  assert.equal(
    await cardSession(box.as({ kind: 'guest', orderIds: [foreign] }), { orderId: foreign, locale: 'ja' }),
    null,
  );
  assert.equal(await box.ctx.db.$count(savedCards, eq(savedCards.userId, 'buys')), 0);
});

test('consent to later charges is given once, withdrawn once, and given again in a record of its own', async () => {
  const hanako = person('consents');
  await Promise.all([1, 2].map(() => allowOffSession(hanako, { locale: 'en' })));
  const given = await offSessionConsent(hanako, 'consents');
  assert.ok(given);
  await withdrawOffSessionConsent(hanako);
  await withdrawOffSessionConsent(hanako);
  assert.equal(await offSessionConsent(hanako, 'consents'), null);
  await allowOffSession(hanako, { locale: 'ja' });
  assert.notEqual((await offSessionConsent(hanako, 'consents'))?.id, given.id);
  assert.equal(await hanako.db.$count(cardConsents, eq(cardConsents.userId, 'consents')), 2);
});

test('a card is valid through its month in Japan, and soon to expire from the month before', () => {
  const at = new Date('2026-11-30T15:00:00Z');
  const on = (expYear: number, expMonth: number) => cardExpiry({ expYear, expMonth }, at);
  assert.deepEqual([on(2026, 11), on(2026, 12), on(2027, 1), on(2027, 2)], ['expired', 'soon', 'soon', 'valid']);
});

test('a deleted account leaves no card, profile or sign-in; its orders stay and come back with the address', async () => {
  const hanako = person('leaves');
  const at = hanako.clock.now();
  const email = 'leaves@example.jp';
  const row = { id: 'leaves', email, name: '', emailVerified: true, createdAt: at, updatedAt: at };
  await hanako.db.insert(auth_user).values(row);
  await addCard(hanako);
  const [card] = await listCards(hanako);
  assert.ok(card);
  const orderId = await insertOrderToPay(box.ctx);
  const sold = { userId: 'leaves', buyerEmail: email, state: 'paid', paidAt: at } as const;
  await hanako.db.update(orders).set(sold).where(eq(orders.id, orderId));
  assert.equal(await deleteAccount(hanako), 'deleted');
  assert.equal(await deleteAccount(hanako), 'deleted');
  assert.equal((await hanako.stripe.paymentMethods.retrieve(card.id)).customer, null);
  assert.equal(await hanako.db.$count(auth_user, eq(auth_user.id, 'leaves')), 0);
  await hanako.db.insert(auth_user).values({ ...row, id: 'returns' });
  const again = box.as(signedIn('returns', { email }));
  assert.deepEqual(await claimOrders(again), { claimed: 1 });
});

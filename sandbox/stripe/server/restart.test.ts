import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { startReceiver } from '../testing/webhook-receiver';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const payment = { ...cardPayment, payment_method: 'pm_card_visa', confirm: true } as const;

test('objects, kept answers, the clock and the way a test card behaves outlive the process', async () => {
  const customer = await stripe.customers.create({ name: '検査 花子' }, { idempotencyKey: 'restart-1' });
  const card = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  const { id } = await stripe.paymentIntents.create({ ...payment, confirm: false, customer: customer.id });
  await sandbox.control('POST', '/clock', { advanceDays: 3 });
  const events = await sandbox.eventTypes();

  await sandbox.restart();

  assert.deepEqual(await stripe.customers.retrieve(customer.id), customer);
  assert.deepEqual(await stripe.paymentMethods.retrieve(card.id), card);
  assert.deepEqual(await sandbox.eventTypes(), events);
  const replayed = await stripe.customers.create({ name: '検査 花子' }, { idempotencyKey: 'restart-1' });
  assert.equal(replayed.id, customer.id);
  const declined = await refusal(stripe.paymentIntents.confirm(id, { payment_method: card.id }));
  assert.equal(declined.decline_code, 'generic_decline');
  const later = await stripe.customers.create();
  assert.ok(later.created - customer.created >= 3 * 86_400);
});

test('what could not be delivered before the stop is delivered after the start', async (t) => {
  const down = await startReceiver();
  await sandbox.control('POST', '/webhook_endpoints', { url: down.url, secret: 'whsec_restart' });
  await down.stop();
  const { id } = await stripe.customers.create();
  const attempted = async () => {
    const rows = await sandbox.sql<{ state: string; attempts: number; last_error: string | null }[]>`
      select state, attempts, last_error from deliveries where event_type = 'customer.created' and leased_until is null`;
    return rows[0]?.last_error ? rows[0] : undefined;
  };
  while ((await attempted()) === undefined) await pause(10);
  assert.equal((await attempted())?.state, 'pending');
  const [event] = await eventsAbout(stripe, id);
  assert.equal(event?.pending_webhooks, 1);

  let up: Awaited<ReturnType<typeof startReceiver>> | undefined;
  await sandbox.restart(async () => {
    const receiver = await startReceiver(() => 200, down.port);
    t.after(receiver.stop);
    up = receiver;
  });
  assert.ok(up);
  await up.until(1);
  const [letter] = up.received;
  assert.ok(letter);
  assert.equal(stripe.webhooks.constructEvent(letter.body, letter.signature, 'whsec_restart').id, event.id);
  await sandbox.control('POST', '/deliveries/flush');
  assert.equal((await stripe.events.retrieve(event.id)).pending_webhooks, 0);
  assert.deepEqual([down.received.length, up.received.length], [0, 1]);
});

test('what fell due while it was down is done at the start, once, at its own time', async () => {
  const charge = String((await stripe.paymentIntents.create(payment)).latest_charge);
  const hourMs = 3_600_000;
  // The stop has all the time it needs: the task is put off, and back to ten seconds before its time when nothing runs.
  const moved = await sandbox.sql`
    update tasks set due_at = due_at + ${hourMs} where kind = 'settle_charge' returning due_at`;
  assert.equal(moved.length, 1);
  let dueAt = 0;
  await sandbox.restart(async () => {
    const [row] = await sandbox.sql<{ due_at: number }[]>`
      update tasks set due_at = due_at - ${hourMs + 10_000} where kind = 'settle_charge' returning due_at`;
    dueAt = row?.due_at ?? 0;
  });
  await sandbox.control('POST', '/deliveries/flush');
  const settled = (await stripe.charges.retrieve(charge, { expand: ['balance_transaction'] })).balance_transaction;
  assertIncludes(settled, { created: Math.floor(dueAt / 1000) });
  const updates = (await eventsAbout(stripe, charge)).filter(({ type }) => type === 'charge.updated');
  assert.deepEqual(
    updates.map(({ created }) => created),
    [Math.floor(dueAt / 1000)],
  );
});

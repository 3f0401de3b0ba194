import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { startReceiver } from '../testing/webhook-receiver';

const sandbox = await sandboxOfFile();

const deliveries = async () => [
  ...(await sandbox.sql<
    { id: number; state: string; attempts: number }[]
  >`select id, state, attempts from deliveries order by id`),
];

test('a reset waits for the attempt under way; no delivery after it is taken for an older one', async () => {
  let answerFirst = (_: number) => {};
  const first = new Promise<number>((resolve) => {
    answerFirst = resolve;
  });
  const receiver = await startReceiver((nth) => (nth === 1 ? first : 200));
  await sandbox.control('POST', '/webhook_endpoints', { url: receiver.url, secret: 'whsec_reset' });
  await sandbox.stripe.customers.create();
  await receiver.until(1);
  const [old] = await deliveries();
  let isReset = false;
  const reset = sandbox.control('POST', '/reset').then(() => {
    isReset = true;
  });
  await sandbox.stripe.customers.list();
  assert.equal(isReset, false);
  answerFirst(500);
  await reset;
  assert.deepEqual(await deliveries(), []);

  await sandbox.control('POST', '/webhook_endpoints', { url: receiver.url, secret: 'whsec_reset' });
  await sandbox.stripe.customers.create();
  await receiver.until(2);
  await sandbox.control('POST', '/deliveries/flush');
  const [next] = await deliveries();
  assert.ok(old && next && next.id > old.id);
  assert.deepEqual([next.state, next.attempts], ['succeeded', 1]);
  await receiver.stop();
});

test('a receiver that never answers does not hold up a reset', async () => {
  const receiver = await startReceiver(() => new Promise<number>(() => {}));
  await sandbox.control('POST', '/webhook_endpoints', { url: receiver.url });
  await sandbox.stripe.customers.create();
  await receiver.until(1);
  const began = Date.now();
  await sandbox.control('POST', '/reset');
  assert.ok(Date.now() - began < 5000);
  assert.deepEqual(await deliveries(), []);
  await receiver.stop();
});

test('resets amid requests and scheduled work lock nothing against each other', async () => {
  const pay = (nth: number) =>
    sandbox.stripe.paymentIntents.create(
      {
        amount: 30_000,
        currency: 'jpy',
        allowed_payment_method_types: ['card'],
        payment_method: 'pm_card_visa',
        confirm: true,
      },
      { idempotencyKey: `reset-${nth}` },
    );
  for (let round = 0; round < 4; round += 1) {
    const paid = Promise.all([1, 2, 3, 4].map((nth) => pay(round * 10 + nth)));
    await sandbox.control('POST', '/reset');
    for (const { status } of await paid) assert.equal(status, 'succeeded');
  }
  await sandbox.control('POST', '/reset');
  assert.deepEqual((await sandbox.stripe.paymentIntents.list()).data, []);
});

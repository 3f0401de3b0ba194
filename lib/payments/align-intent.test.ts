import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operator } from '@/db/testing/actors';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { readPolicy } from '@/lib/fees/fee-schedule';
import { setFeePolicy } from '@/lib/fees/set-fee-policy';
import { enterTerms } from '@/lib/fees/testing/enter-terms';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  for (const method of ['card', 'konbini', 'paypay'] as const) await switchTo(method, true);
});
after(() => box.close());

const switchTo = (method: 'card' | 'konbini' | 'paypay', switchedOn: boolean) =>
  enterTerms(box.ctx, method, { switchedOn });
const intentOf = (id: string) => box.ctx.stripe.paymentIntents.retrieve(id);
const takenBy = async (id: string) => (await intentOf(id)).allowed_payment_method_types;
const numbersOf = async (id: string) => (await intentOf(id)).next_action?.konbini_display_details?.hosted_voucher_url;
const payDaysOf = async (id: string) => (await intentOf(id)).payment_method_options?.konbini?.expires_after_days;

async function setPayDays(konbiniPayDays: number): Promise<void> {
  const { policyId, ...policy } = await readPolicy(box.ctx, 'patient');
  const changes = { konbiniPayDays, businessLine: 'patient', reason: 'テスト', follows: policyId } as const;
  assert.ok((await setFeePolicy(box.as(operator), { ...policy, ...changes })).ok);
}

/** A started intent that waits for its buyer in a store or at PayPay. */
async function waiting(type: 'konbini' | 'paypay'): Promise<{ again: () => Promise<string>; intentId: string }> {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.stripe.paymentIntents.confirm(intentId, {
    payment_method_data: { type, billing_details: { name: '髙橋 花子', email: 'fill_never@example.jp' } },
    return_url: 'http://127.0.0.1:3000/orders/back',
  });
  return { intentId, again: () => startedIntent(box.ctx, orderId) };
}

test('another offer leaves the numbers that a buyer holds alone, also while the slip is at the till', async () => {
  const { intentId, again } = await waiting('konbini');
  const numbers = await numbersOf(intentId);
  assert.ok(numbers);
  await switchTo('paypay', false);
  assert.equal(await again(), intentId);
  assert.deepEqual([await takenBy(intentId), await numbersOf(intentId)], [['card', 'konbini'], numbers]);
  await box.control(`konbini/${intentId}/print`, { store: 'lawson' });
  await switchTo('paypay', true);
  await again();
  assert.deepEqual([await takenBy(intentId), await numbersOf(intentId)], [['card', 'konbini', 'paypay'], numbers]);
});

test('a konbini that is offered no more stays with the numbers, takes what else is offered, and goes when they end', async () => {
  const { intentId, again } = await waiting('konbini');
  const numbers = await numbersOf(intentId);
  await switchTo('konbini', false);
  await switchTo('paypay', false);
  await again();
  assert.deepEqual([await takenBy(intentId), await numbersOf(intentId)], [['card', 'konbini'], numbers]);
  await box.control(`konbini/${intentId}/expire`, {});
  await again();
  assert.deepEqual(await takenBy(intentId), ['card']);
  await switchTo('konbini', true);
  await switchTo('paypay', true);
});

test('PayPay is switched off while a buyer is there: the visit may end, and a next one may not begin', async () => {
  const { intentId, again } = await waiting('paypay');
  await switchTo('paypay', false);
  await again();
  assert.deepEqual(await takenBy(intentId), ['card', 'konbini', 'paypay']);
  await box.control(`paypay/${intentId}/refuse`, {});
  await again();
  assert.deepEqual(await takenBy(intentId), ['card', 'konbini']);
  await switchTo('paypay', true);
});

test('numbers are issued for as long as the policy says now, those that are out keep their deadline', async () => {
  const [orderId, held] = [await insertOrderToPay(box.ctx), await waiting('konbini')];
  const intentId = await startedIntent(box.ctx, orderId);
  const numbers = await numbersOf(held.intentId);
  await setPayDays(1);
  await startedIntent(box.ctx, orderId);
  await held.again();
  assert.deepEqual([await payDaysOf(intentId), await payDaysOf(held.intentId)], [1, 3]);
  assert.equal(await numbersOf(held.intentId), numbers);
  await setPayDays(3);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PaymentState, paymentStates } from '@/db/schema';
import { isFinalPayment, nextPaymentState, type PaymentFact } from './payment-state';

const facts: readonly PaymentFact[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'succeeded',
  'canceled',
];
const fact = fc.constantFrom(...facts);
const after = (sequence: readonly PaymentFact[], from: PaymentState = 'planned') =>
  sequence.reduce<PaymentState>(nextPaymentState, from);

test('a repeated fact changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...paymentStates), fact, (state, said) => {
      const once = nextPaymentState(state, said);
      assert.equal(nextPaymentState(once, said), once);
    }),
  );
});

test('money that arrived is never unlearned, whatever comes after', () => {
  fc.assert(fc.property(fc.array(fact), (later) => assert.equal(after(later, 'succeeded'), 'succeeded')));
});

test('any order of a sale’s facts, with repeats, ends in the same final state', () => {
  const shuffled = fc
    .array(fact, { minLength: 1, maxLength: 8 })
    .filter((sequence) => sequence.some(isFinalPayment))
    .chain((sequence) =>
      fc.tuple(
        fc.constant(sequence),
        fc.shuffledSubarray([...sequence, ...sequence], { minLength: sequence.length * 2 }),
      ),
    );
  fc.assert(fc.property(shuffled, ([sequence, repeated]) => assert.equal(after(repeated), after(sequence))));
});

test('a decline leads back to choosing a card', () => {
  assert.equal(nextPaymentState('requires_action', 'requires_payment_method'), 'requires_payment_method');
  assert.equal(nextPaymentState('processing', 'requires_payment_method'), 'requires_payment_method');
});

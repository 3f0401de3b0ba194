import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type RefundState, refundStates } from '@/db/schema';
import { nextRefundState, type RefundFact } from './refund-state';

const fact = fc.constantFrom<RefundFact>('requires_action', 'pending', 'succeeded', 'failed', 'canceled');

test('a repeated fact changes nothing and an ended refund stays ended', () => {
  fc.assert(
    fc.property(fc.constantFrom(...refundStates), fact, (state, said) => {
      const once = nextRefundState(state, said);
      assert.equal(nextRefundState(once, said), once);
      if (state === 'failed' || state === 'canceled') assert.equal(once, state);
    }),
  );
});

test('a succeeded refund may fail but does not become pending again', () => {
  const table: readonly (readonly [RefundState, RefundFact, RefundState])[] = [
    ['succeeded', 'pending', 'succeeded'],
    ['succeeded', 'failed', 'failed'],
    ['pending', 'succeeded', 'succeeded'],
    ['requires_action', 'pending', 'pending'],
    ['pending', 'requires_action', 'requires_action'],
    ['failed', 'succeeded', 'failed'],
  ];
  for (const [state, said, expected] of table) assert.equal(nextRefundState(state, said), expected);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from './order-view';

test('nobody reads that nothing was charged while Stripe has not answered', () => {
  const open = { state: 'awaiting_payment', stage: 'authenticating' } as const;
  assert.equal(viewOf(open, 'known'), 'unpaid');
  assert.equal(viewOf(open, 'unknown'), 'checking');
  assert.equal(viewOf({ state: 'paid', stage: 'succeeded' }, 'unknown'), 'paid');
});

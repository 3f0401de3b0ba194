import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from './order-view';

test('nobody reads that nothing was charged while Stripe has not answered', () => {
  const open = { state: 'awaiting_payment', stage: 'authenticating' } as const;
  assert.equal(viewOf(open, 'known'), 'unpaid');
  assert.equal(viewOf(open, 'unknown'), 'checking');
  assert.equal(viewOf({ state: 'paid', stage: 'succeeded' }, 'unknown'), 'paid');
});

test('numbers of a konbini are shown also while Stripe is away; over, they are no longer told to be payable', () => {
  const state = 'awaiting_payment' as const;
  assert.equal(viewOf({ state, stage: 'voucher' }, 'unknown'), 'voucher');
  assert.equal(viewOf({ state, stage: 'voucher_late' }, 'known'), 'late');
  assert.equal(viewOf({ state, stage: 'voucher_over' }, 'known'), 'ended');
  assert.equal(viewOf({ state: 'expired', stage: 'voucher_over' }, 'known'), 'expired');
});

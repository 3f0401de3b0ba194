import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderStates } from '@/db/schema/checkout';
import { isOpenOrder, type OrderFact, statesBefore } from './order-state';

const facts: readonly OrderFact[] = ['details_submitted', 'paid', 'expired', 'canceled', 'refunded'];

test('the whole table: which facts have an effect in every state', () => {
  const table = orderStates.map((state) =>
    [state, ...facts.filter((fact) => statesBefore(fact).includes(state))].join(' '),
  );
  assert.deepEqual(table, [
    'draft details_submitted expired canceled',
    'awaiting_payment details_submitted paid expired canceled',
    'paid refunded',
    'expired refunded',
    'canceled refunded',
    'refunded',
  ]);
});

test('only unpaid living orders are open', () => {
  assert.deepEqual(orderStates.filter(isOpenOrder), ['draft', 'awaiting_payment']);
});

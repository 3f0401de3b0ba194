import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderStates } from '@/db/schema/checkout';
import { isOpenOrder, nextOrderState, type OrderFact, statesBefore } from './order-state';

const facts: readonly OrderFact[] = ['details_submitted', 'paid', 'expired', 'canceled', 'refunded'];

test('the whole table: every state under every fact', () => {
  const table = orderStates.map((state) =>
    [state, ...facts.map((fact) => nextOrderState(state, fact) ?? '–')].join(' '),
  );
  assert.deepEqual(table, [
    'draft awaiting_payment – expired canceled –',
    'awaiting_payment awaiting_payment paid expired canceled –',
    'paid – – – – refunded',
    'expired – – – – refunded',
    'canceled – – – – refunded',
    'refunded – – – – –',
  ]);
});

test('the states before a fact are those in which it has an effect', () => {
  for (const fact of facts) {
    const effective = orderStates.filter((state) => nextOrderState(state, fact) !== null);
    assert.deepEqual(statesBefore(fact), effective);
  }
});

test('only unpaid living orders are open', () => {
  assert.deepEqual(orderStates.filter(isOpenOrder), ['draft', 'awaiting_payment']);
});

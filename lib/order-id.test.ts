import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './ids';
import { orderIdText } from './order-id';

test('an order’s id is one, anything else is refused', () => {
  const id = newId('ord');
  assert.equal(orderIdText.parse(id), id);
  for (const text of ['', 'ord_', newId('pay'), `${id}x`, 5]) assert.ok(!orderIdText.safeParse(text).success);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MethodType, methodTypes } from './method-types';
import { stripeFee } from './stripe-fee';

test('the fee of each type, half up, and the minimum of konbini', () => {
  const table: [MethodType, number, number][] = [
    ['card', 50, 2],
    ['card', 13, 0],
    ['card', 14, 1],
    ['card', 375, 14],
    ['card', 30_000, 1080],
    ['konbini', 120, 120],
    ['konbini', 3333, 120],
    ['konbini', 3347, 120],
    ['konbini', 3348, 121],
    ['konbini', 300_000, 10_800],
    ['paypay', 50, 2],
    ['paypay', 12_500, 498],
    ['paypay', 1_000_000, 39_800],
  ];
  for (const [type, amount, fee] of table) assert.equal(stripeFee(type, amount), fee, `${type} ¥${amount}`);
});

test('a fee never falls when the amount grows, and never exceeds it where the type takes it', () => {
  for (const type of methodTypes) {
    for (let amount = 120; amount < 20_000; amount += 1) {
      assert.ok(stripeFee(type, amount) <= amount);
      assert.ok(stripeFee(type, amount + 1) >= stripeFee(type, amount));
    }
  }
});

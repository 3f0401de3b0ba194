import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { balancedLines } from '@/lib/ledger/post-entry';
import { yen } from '@/lib/money/yen';
import { availableLines, feeLines, grossLines } from './balance-transaction-lines';

const amount = fc.integer({ min: -10_000_000, max: 10_000_000 }).map(yen);
const type = fc.constantFrom(
  'stripe_fee',
  'tax',
  'application_fee',
  'payment_method_passthrough_fee',
  'withheld_tax',
  'new',
);
const details = fc.array(fc.record({ type, amountYen: amount, description: fc.string() }), { maxLength: 12 });
const sum = (lines: readonly { amountYen: number }[]) => lines.reduce((total, line) => total + line.amountYen, 0);
const moved = (lines: ReturnType<typeof feeLines>, account: string) =>
  sum(lines.filter((line) => line.account === account));

test('any fee details sum to zero, and Stripe’s total is what leaves the balance', () => {
  fc.assert(
    fc.property(amount, details, (feeYen, lines) => {
      const posted = feeLines(feeYen, lines);
      assert.equal(sum(posted), 0);
      assert.equal(moved(posted, 'stripe:pending') + 0, -feeYen + 0);
      assert.equal(moved(posted, 'suspense'), feeYen - sum(lines));
      if (posted.length > 0) balancedLines(posted);
    }),
  );
});

test('tax on fees has its own account, every other type is a fee', () => {
  const posted = feeLines(yen(1_078), [
    { type: 'stripe_fee', amountYen: yen(980), description: 'Stripe processing fees' },
    { type: 'tax', amountYen: yen(98), description: 'JCT' },
  ]);
  assert.deepEqual(posted, [
    { account: 'expense:stripe_fees', amountYen: 980 },
    { account: 'expense:stripe_fee_tax', amountYen: 98 },
    { account: 'stripe:pending', amountYen: -1_078 },
  ]);
});

test('gross and availability sum to zero for charges, refunds and returned refunds', () => {
  fc.assert(
    fc.property(amount, (value) => {
      assert.equal(sum(grossLines(value)), 0);
      assert.equal(sum(availableLines(value)), 0);
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pastSalesForm, simulateSale, simulationForm } from './simulate-sale';

const typed = { price: '10,000', discount: '0', bearer: 'company', commission: '15', examDate: '', day: '2026-11-21' };
const sale = (changes: Partial<Record<keyof typeof typed, string>>) =>
  simulateSale(simulationForm.parse({ ...typed, ...changes }));

test('a discount of ours leaves the share, one of the facility is out of it', () => {
  const dates = { examDate: null };
  assert.deepEqual(sale({}), { ok: true, sale: { ...dates, amountYen: 10_000, shareYen: 8_500, ownDiscountsYen: 0 } });
  assert.deepEqual(sale({ discount: '3000' }), {
    ok: true,
    sale: { ...dates, amountYen: 7_000, shareYen: 8_500, ownDiscountsYen: 3_000 },
  });
  assert.deepEqual(sale({ discount: '3000', bearer: 'facility' }), {
    ok: true,
    sale: { ...dates, amountYen: 7_000, shareYen: 5_500, ownDiscountsYen: 0 },
  });
});

test('a discount of everything, or of more than the share, is told', () => {
  assert.deepEqual(sale({ discount: '10000' }), { ok: false, tooMuch: 'all' });
  assert.deepEqual(sale({ discount: '8501', bearer: 'facility' }), { ok: false, tooMuch: 'share' });
  assert.ok(sale({ discount: '8500', bearer: 'facility' }).ok);
});

test('a period is at most 366 days, in its order', () => {
  const rate = { rate: '3.6', minimum: '0' };
  const rates = { card: rate, konbini: rate, paypay: rate };
  const period = (from: string, to: string) => pastSalesForm.safeParse({ ...rates, from, to }).success;
  assert.deepEqual(
    [
      period('2026-01-01', '2026-01-01'),
      period('2026-01-01', '2027-01-02'),
      period('2026-01-01', '2027-01-03'),
      period('2026-01-02', '2026-01-01'),
      period('2026-01-02', '2026-13-01'),
    ],
    [true, true, false, false, false],
  );
});

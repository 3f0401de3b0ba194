import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { operator } from '@/db/testing/actors';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { addYen, yen } from '@/lib/money/yen';
import { listDrifts, sumDrifts } from './drift-queries';
import { methodFee } from './method-fee';
import { pastSales, pastSalesQuery } from './past-sales';

const sales = 20_000;
const start = new Date('2026-01-01T00:00:00Z');

let box: TestContext;
/** A sale every two hours for years, by card and konbini in turn, each charged ¥7 more than was quoted when it is the tenth. */
before(async () => {
  box = await testContext();
  const { db } = box.ctx;
  const number = sql`lpad(n::text, 26, '0')`;
  const at = sql`${start.toISOString()}::timestamptz + n * interval '2 hours'`;
  const rows = sql`generate_series(1, ${sales}::int) n`;
  await db.execute(sql`
    insert into orders (id, number, state, buyer_email, regular_yen, total_yen, expires_at, paid_at, created_at)
    select 'ord_' || ${number}, 'N' || n, 'paid', 'a@example.jp', 100 + n * 37, 100 + n * 37, ${at}, ${at}, ${at} from ${rows}`);
  await db.execute(sql`
    insert into payments (id, order_id, state, amount_yen, stripe_payment_intent_id, stripe_charge_id, method_type,
      succeeded_at, created_at)
    select 'pay_' || ${number}, 'ord_' || ${number}, 'succeeded', 100 + n * 37, 'pi_' || n, 'ch_' || n,
      case when n % 2 = 0 then 'card' else 'konbini' end, ${at}, ${at} from ${rows}`);
  await db.execute(sql`
    insert into balance_transactions (stripe_balance_transaction_id, type, source_id, amount_yen, fee_yen, net_yen,
      fee_details_count, available_on, created_at)
    select 'txn_' || n, 'charge', 'ch_' || n, 100 + n * 37, 100, n * 37, 1, ${at}, ${at} from ${rows}`);
  await db.execute(sql`
    insert into fee_drifts (stripe_balance_transaction_id, payment_id, method, amount_yen, quoted_yen, charged_yen,
      difference_yen, schedule_id, compared_at)
    select 'txn_' || n, 'pay_' || ${number}, 'card', 100 + n * 37, 93 + case when n % 10 = 0 then 0 else 7 end, 100,
      case when n % 10 = 0 then 7 else 0 end, 'fsc_00000000000000000000000001', ${at} from ${rows}`);
  await db.execute(sql`analyze`);
});
after(() => box.close());

const asOperator = () => box.as(operator);
const day = (index: number) => new Date(start.getTime() + index * 86_400_000);
const card = { method: 'card', basisPoints: 325, minimumFeeYen: yen(0), rounding: 'half_up' } as const;
const konbini = { method: 'konbini', basisPoints: 290, minimumFeeYen: yen(150), rounding: 'down' } as const;

test('other rates on past sales, yen for yen what the formula says of each', async () => {
  const found = await pastSales(asOperator(), { from: day(10), until: day(40), rates: [card, konbini] });
  const within = Array.from({ length: sales }, (_, index) => index + 1).filter((n) => n >= 120 && n < 480);
  const wanted = [card, konbini].map((rate, parity) => {
    const amounts = within.filter((n) => n % 2 === parity).map((n) => yen(100 + n * 37));
    return {
      method: rate.method,
      sales: amounts.length,
      amountYen: addYen(...amounts),
      chargedYen: yen(100 * amounts.length),
      wouldBeYen: addYen(...amounts.map((amount) => methodFee(rate, amount))),
    };
  });
  assert.deepEqual(found, wanted);
});

test('methods without a rate are left out, and an empty period is empty', async () => {
  const only = await pastSales(asOperator(), { from: day(0), until: day(5), rates: [card] });
  assert.deepEqual(
    only.map(({ method }) => method),
    ['card'],
  );
  assert.deepEqual(await pastSales(asOperator(), { from: day(9_000), until: day(9_001), rates: [card] }), []);
  assert.deepEqual(await pastSales(asOperator(), { from: day(0), until: day(5), rates: [] }), []);
});

async function planOf(query: ReturnType<typeof sql>): Promise<string> {
  return JSON.stringify([...(await box.ctx.db.execute(sql`explain ${query}`))]);
}

test('a few days of years of sales are read by indexes', async () => {
  const plan = await planOf(pastSalesQuery({ from: day(100), until: day(103), rates: [card, konbini] }));
  assert.match(plan, /payments_succeeded/);
  assert.match(plan, /balance_transactions_source/);
  assert.doesNotMatch(plan, /Seq Scan/);
});

test('differences are listed newest first, page by page, without gaps; sums count them', async () => {
  const seen: Date[] = [];
  let after: Awaited<ReturnType<typeof listDrifts>>['next'] = null;
  do {
    const page: Awaited<ReturnType<typeof listDrifts>> = await listDrifts(asOperator(), {
      after,
      size: 300,
      all: false,
    });
    assert.ok(page.drifts.every((drift) => drift.differenceYen === 7 && drift.basisPoints === 360));
    seen.push(...page.drifts.map((drift) => drift.comparedAt));
    after = page.next;
  } while (after !== null);
  assert.equal(seen.length, sales / 10);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => b.getTime() - a.getTime()),
  );
  const [sum] = await sumDrifts(asOperator(), start);
  assert.deepEqual([sum?.compared, sum?.differing, sum?.chargedYen], [sales, sales / 10, sales * 100]);
});

test('only operators read them', async () => {
  await assert.rejects(pastSales(box.ctx, { from: day(0), until: day(1), rates: [card] }), { code: 'forbidden' });
  await assert.rejects(listDrifts(box.ctx, { after: null, size: 1, all: true }), { code: 'forbidden' });
  await assert.rejects(sumDrifts(box.ctx, start), { code: 'forbidden' });
});

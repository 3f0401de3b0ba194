import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, feePolicies, feeSchedule } from '@/db/schema';
import { operator, signedIn } from '@/db/testing/actors';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { Actor } from '@/lib/auth/actor';
import { yen } from '@/lib/money/yen';
import { addDays } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';
import { addFeeRow } from './add-fee-row';
import { feeRowHistory, futureFeeRows, newestFeeRow } from './console-queries';
import { readPolicy, readSchedule } from './fee-schedule';
import { setFeePolicy } from './set-fee-policy';
import { enterTerms, newFeeRow } from './testing/enter-terms';

let box: TestContext;
before(async () => {
  box = await testContext();
});
after(() => box.close());

const asOperator = () => box.as(operator);
const today = () => jstDay(box.ctx.clock.now());
const strangers: readonly Actor[] = [
  { kind: 'system', name: 'job' },
  { kind: 'guest', orderIds: [] },
  signedIn('patient'),
  signedIn('member', { roles: ['facility'] }),
];
const rateOn = async (day: string, method = 'card') =>
  (await readSchedule(box.ctx, day)).find((terms) => terms.method === method)?.basisPoints;

test('a fresh database has the schedule and the policy of the first release, konbini and PayPay switched off', async () => {
  await using fresh = await testContext();
  assert.deepEqual(
    (await readSchedule(fresh.ctx, '2026-11-21')).map((row) => [
      row.method,
      row.basisPoints,
      row.minimumFeeYen,
      row.minAmountYen,
      row.maxAmountYen,
      row.switchedOn,
    ]),
    [
      ['card', 360, 0, 50, 9_999_999_999, true],
      ['konbini', 360, 120, 120, 300_000, false],
      ['paypay', 398, 0, 50, 1_000_000, false],
    ],
  );
  const { policyId: _, ...policy } = await readPolicy(fresh.ctx, 'patient');
  assert.deepEqual(policy, { maxFeeShareBasisPoints: 1_000, minNetYen: 0, konbiniPayDays: 3, konbiniDaysBeforeFee: 5 });
});

test('a row holds from its day on, a later day does not disturb an earlier one, and the entry is audited', async () => {
  const day = addDays(today(), 10);
  const row = await newFeeRow(box.ctx, 'card', { basisPoints: 325, validFrom: day, reason: '契約の改定' });
  const outcome = await addFeeRow(asOperator(), row);
  assert.ok(outcome.ok);
  await enterTerms(box.ctx, 'card', { basisPoints: 340, validFrom: addDays(today(), 5) });
  assert.deepEqual(
    await Promise.all([0, 4, 5, 9, 10, 400].map((days) => rateOn(addDays(today(), days)))),
    [360, 360, 340, 340, 325, 325],
  );
  assert.equal(await rateOn('2025-12-31'), undefined);
  assert.deepEqual(
    (await futureFeeRows(asOperator(), today())).map((future) => future.basisPoints),
    [340, 325],
  );
  const [entry] = await box.ctx.db.select().from(auditLog).where(eq(auditLog.subjectId, outcome.scheduleId));
  assert.equal(entry?.action, 'fee_schedule.entered');
  assert.equal(entry?.reason, '契約の改定');
  assert.deepEqual([entry?.before?.['basisPoints'], entry?.after?.['basisPoints']], [360, 325]);
});

test('of two rows of the same day the one entered later holds: a future row is taken back by another', async () => {
  const day = addDays(today(), 30);
  await enterTerms(box.ctx, 'paypay', { basisPoints: 500, validFrom: day });
  await enterTerms(box.ctx, 'paypay', { basisPoints: 398, validFrom: day });
  assert.equal(await rateOn(day, 'paypay'), 398);
});

test('the past is not rewritten, also not in the database', async () => {
  const yesterday = await newFeeRow(box.ctx, 'konbini', { validFrom: addDays(today(), -1) });
  assert.deepEqual(await addFeeRow(asOperator(), yesterday), { ok: false, reason: 'past' });
  await assert.rejects(box.ctx.db.update(feeSchedule).set({ basisPoints: 1 }));
  await assert.rejects(box.ctx.db.delete(feeSchedule));
  await assert.rejects(box.ctx.db.update(feePolicies).set({ minNetYen: yen(1) }));
  const broken = await newFeeRow(box.ctx, 'konbini', { minAmountYen: yen(500), maxAmountYen: yen(100) });
  await assert.rejects(addFeeRow(asOperator(), broken));
});

test('twenty people enter a row over the same one: one wins, the others are told', async () => {
  const row = await newFeeRow(box.ctx, 'konbini');
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => addFeeRow(asOperator(), { ...row, basisPoints: 300 + index })),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.ok(outcomes.every((outcome) => outcome.ok || outcome.reason === 'changed'));
  assert.equal(await box.ctx.db.$count(feeSchedule, eq(feeSchedule.supersedesId, row.follows)), 1);
  assert.deepEqual(await addFeeRow(asOperator(), row), { ok: false, reason: 'changed' });
});

test('a row follows a row of its own method', async () => {
  const { scheduleId: follows } = await newestFeeRow(asOperator(), 'card');
  assert.deepEqual(await addFeeRow(asOperator(), await newFeeRow(box.ctx, 'konbini', { follows })), {
    ok: false,
    reason: 'changed',
  });
});

test('a policy holds at once; of twenty entries one wins', async () => {
  const { policyId: follows, ...before } = await readPolicy(box.ctx, 'patient');
  const entry = { ...before, businessLine: 'patient', reason: '見直し', follows } as const;
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      setFeePolicy(asOperator(), { ...entry, maxFeeShareBasisPoints: 500 + index }),
    ),
  );
  const won = outcomes.findIndex(({ ok }) => ok);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.equal((await readPolicy(box.ctx, 'patient')).maxFeeShareBasisPoints, 500 + won);
  assert.equal(await box.ctx.db.$count(auditLog, eq(auditLog.action, 'fee_policy.entered')), 1);
});

test('nobody but an operator enters or reads the fees', async () => {
  const row = await newFeeRow(box.ctx, 'card');
  const { policyId: follows, ...policy } = await readPolicy(box.ctx, 'patient');
  for (const actor of strangers) {
    const ctx = box.as(actor);
    await assert.rejects(addFeeRow(ctx, row), { code: 'forbidden' });
    await assert.rejects(setFeePolicy(ctx, { ...policy, businessLine: 'patient', reason: 'x', follows }), {
      code: 'forbidden',
    });
    await assert.rejects(feeRowHistory(ctx, { before: null, size: 5 }), { code: 'forbidden' });
  }
});

test('the history is paged, the latest first, without gaps', async () => {
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof feeRowHistory>> = await feeRowHistory(asOperator(), { before, size: 2 });
    seen.push(...page.rows.map((row) => row.sequence));
    before = page.next;
  } while (before !== null);
  assert.equal(seen.length, await box.ctx.db.$count(feeSchedule));
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => b - a),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { yen } from '@/lib/money/yen';
import { ticketExpiry } from '@/lib/tickets/issue-tickets';
import { addDays } from '@/lib/time/calendar-day';
import { formatJstDateTime, jstDay } from '@/lib/time/jst';
import { type CancelLadder, cancelLadder, type DatedStep, ladderProblem, type UndatedStep } from './cancel-ladder';
import { cancelFee, cancelStages, stageAt } from './cancel-stages';

const dated = (
  daysBefore: number,
  unit: 'business' | 'calendar',
  until: string,
  feeBasisPoints: number,
): DatedStep => ({
  daysBefore,
  unit,
  until,
  feeBasisPoints,
});
const undated = (
  daysAfter: number,
  unit: 'business' | 'calendar',
  until: string,
  feeBasisPoints: number,
): UndatedStep => ({
  daysAfter,
  unit,
  until,
  feeBasisPoints,
});

const ladder: CancelLadder = {
  dated: [
    dated(5, 'business', '17:00', 0),
    dated(1, 'business', '17:00', 3_000),
    dated(0, 'calendar', '08:00', 10_000),
  ],
  undated: [undated(8, 'calendar', '23:59', 0), undated(179, 'calendar', '23:59', 1_000)],
};

const told = (examDate: string) =>
  cancelStages({ ladder, totalYen: yen(24_801) }, { examDate }).map((stage) => [
    formatJstDateTime(stage.until),
    stage.feeYen,
    stage.refundYen,
  ]);

test('the stages of an examination day in real days, over weekends and holidays', () => {
  assert.deepEqual(told('2026-12-01'), [
    ['2026年11月24日（火）17:00', 0, 24_801],
    ['2026年11月30日（月）17:00', 7_440, 17_361],
    ['2026年12月1日（火）08:00', 24_801, 0],
  ]);
  // 2026-11-23 is 勤労感謝の日.
  assert.deepEqual(told('2026-11-27')[0], ['2026年11月19日（木）17:00', 0, 24_801]);
});

test('12/29 to 1/3 are no business days', () => {
  assert.deepEqual(
    told('2027-01-06').map(([until]) => until),
    ['2026年12月24日（木）17:00', '2027年1月5日（火）17:00', '2027年1月6日（水）08:00'],
  );
});

test('an undated ticket counts from its purchase and ends with itself', () => {
  const purchasedAt = new Date('2026-11-20T15:30:00Z');
  const stages = cancelStages({ ladder, totalYen: yen(10_000) }, { purchasedAt });
  assert.deepEqual(
    stages.map((stage) => [formatJstDateTime(stage.until), stage.feeYen]),
    [
      ['2026年11月29日（日）23:59', 0],
      ['2027年5月19日（水）23:59', 1_000],
    ],
  );
  assert.deepEqual(stages.at(-1)?.until, ticketExpiry(purchasedAt));
});

test('a fee holds to the end of the minute that is shown', () => {
  const line = { ladder, totalYen: yen(10_000), basis: { examDate: '2026-12-01' } };
  assert.equal(cancelFee(line, new Date('2026-11-24T08:00:59.999Z')), 0);
  assert.equal(cancelFee(line, new Date('2026-11-24T08:01:00.000Z')), 3_000);
  assert.equal(cancelFee(line, new Date('2026-11-30T23:00:59.999Z')), 10_000);
  assert.equal(cancelFee(line, new Date('2026-11-30T23:01:00.000Z')), null);
});

test('what a ladder must not be', () => {
  const problem = (steps: readonly DatedStep[]) => ladderProblem({ ...ladder, dated: [...steps] })?.problem ?? null;
  assert.equal(ladderProblem(ladder), null);
  assert.equal(problem([dated(1, 'business', '17:00', 3_000), dated(5, 'business', '17:00', 0)]), 'order');
  assert.equal(problem([dated(1, 'calendar', '17:00', 0), dated(1, 'calendar', '12:00', 0)]), 'order');
  assert.equal(problem([dated(3, 'calendar', '17:00', 0), dated(2, 'business', '17:00', 0)]), 'units');
  assert.equal(problem([dated(5, 'calendar', '17:00', 3_000), dated(1, 'calendar', '17:00', 0)]), 'fee_decreases');
  assert.equal(problem([dated(5, 'calendar', '17:00', 10_000)]), 'never_refunds');
  assert.equal(problem([dated(0, 'business', '17:00', 0)]), 'business_day_itself');
  assert.equal(cancelLadder.safeParse({ ...ladder, dated: [dated(1, 'calendar', '17:00', 10_001)] }).success, false);
  assert.equal(cancelLadder.safeParse({ ...ladder, dated: [dated(1, 'calendar', '24:00', 0)] }).success, false);
  const swapped = [undated(3, 'business', '17:00', 0), undated(9, 'calendar', '17:00', 0)];
  assert.deepEqual(ladderProblem({ ...ladder, undated: swapped }), { kind: 'undated', problem: 'units' });
});

const time = fc.constantFrom('08:00', '12:00', '17:00', '23:59');
const unit = fc.constantFrom('business' as const, 'calendar' as const);
const fee = fc.integer({ min: 0, max: 10_000 });
const steps = <Step>(step: fc.Arbitrary<Step>) => fc.array(step, { minLength: 1, maxLength: 5 });
const anyLadder = fc.record({
  dated: steps(
    fc.record({ daysBefore: fc.integer({ min: 0, max: 14 }), unit, until: time, feeBasisPoints: fc.nat(10_000) }),
  ),
  undated: steps(fc.record({ daysAfter: fc.integer({ min: 0, max: 200 }), unit, until: time, feeBasisPoints: fee })),
});
const day = fc.integer({ min: 0, max: 1_000 }).map((count) => addDays('2026-01-01', count));

test('a ladder without a problem is in the order of time on every day, and its fees never shrink', () => {
  let proper = 0;
  const check = (made: CancelLadder, on: string) => {
    if (ladderProblem(made) !== null) return;
    proper += 1;
    const priced = { ladder: made, totalYen: yen(24_800) };
    const purchasedAt = new Date(`${on}T03:00:00Z`);
    for (const stages of [cancelStages(priced, { examDate: on }), cancelStages(priced, { purchasedAt })]) {
      for (const [index, stage] of stages.entries()) {
        const before = stages[index - 1];
        assert.ok(stage.feeYen >= 0 && stage.feeYen <= 24_800 && stage.feeYen + stage.refundYen === 24_800);
        assert.equal(stageAt(stages, stage.until), stage);
        if (before === undefined) continue;
        assert.ok(before.until < stage.until, `${jstDay(before.until)} ${jstDay(stage.until)}`);
        assert.ok(before.feeYen <= stage.feeYen);
      }
    }
  };
  const sorted = anyLadder.map((made) => ({
    dated: made.dated.toSorted((a, b) => b.daysBefore - a.daysBefore || a.feeBasisPoints - b.feeBasisPoints),
    undated: made.undated.toSorted((a, b) => a.daysAfter - b.daysAfter || a.feeBasisPoints - b.feeBasisPoints),
  }));
  fc.assert(fc.property(anyLadder, day, check), { numRuns: 300 });
  fc.assert(fc.property(sorted, day, check), { numRuns: 2_000 });
  assert.ok(proper > 50, `only ${proper} proper ladders`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId, type OrderLineId } from '@/lib/ids';
import { addYen, yen } from '@/lib/money/yen';
import { recognisedParts } from '@/lib/shares/recognised-parts';
import { planRefund, type RefundableLine, type RefundPlan, type RequestedLine } from './plan-refund';
import { spreadRefund } from './spread-refund';

const lineId = newId('orl');
const facilityId = newId('fac');

function lineOf(fields: Partial<RefundableLine> = {}): RefundableLine {
  return {
    lineId,
    facilityId,
    totalYen: yen(10_000),
    discountsYen: yen(0),
    shareYen: yen(8_500),
    stripeFeeYen: yen(360),
    refundedYen: yen(0),
    keptFeeYen: null,
    hasShare: true,
    recognised: false,
    cancelable: true,
    ...fields,
  };
}

function planned(lines: readonly RefundableLine[], request: readonly RequestedLine[]): RefundPlan {
  const plan = planRefund(lines, request);
  assert.ok(plan.ok, 'the refund is refused');
  return plan;
}

test('a cancellation that keeps a fee: the facility and we keep our parts of it', () => {
  const plan = planned([lineOf()], [{ lineId, amountYen: yen(7_000), cancel: true }]);
  const [line] = plan.lines;
  assert.deepEqual(
    [line?.cancels, line?.keptFeeYen, line?.fromFacilityYen, line?.commissionLostYen, line?.feeLostYen, line?.owedYen],
    [true, 3_000, 5_950, 1_050, 252, 0],
  );
});

test('a line that goes back whole is canceled, one that was used is not', () => {
  const whole = [{ lineId, amountYen: yen(10_000), cancel: false }];
  assert.equal(planned([lineOf()], whole).lines[0]?.cancels, true);
  const used = planned([lineOf({ cancelable: false, recognised: true })], whole).lines[0];
  assert.deepEqual([used?.cancels, used?.keptFeeYen, used?.fromFacilityYen], [false, null, 8_500]);
});

test('a failed refund of a canceled line is owed: sending it again takes nothing more from anybody', () => {
  const line = lineOf({ cancelable: false, keptFeeYen: yen(3_000), recognised: true });
  const again = planned([line], [{ lineId, amountYen: yen(7_000), cancel: false }]).lines[0];
  assert.deepEqual([again?.owedYen, again?.fromFacilityYen, again?.keptFeeYen], [7_000, 0, 3_000]);
  const waived = planned([line], [{ lineId, amountYen: yen(10_000), cancel: false }]).lines[0];
  assert.deepEqual([waived?.owedYen, waived?.fromFacilityYen, waived?.keptFeeYen], [7_000, 2_550, 0]);
});

test('late money of a dead order is owed whole', () => {
  const late = lineOf({ hasShare: false, cancelable: false });
  const line = planned([late], [{ lineId, amountYen: yen(10_000), cancel: false }]).lines[0];
  assert.deepEqual([line?.owedYen, line?.fromFacilityYen, line?.commissionLostYen], [10_000, 0, 0]);
});

test('what is refused, and why', () => {
  const line = lineOf({ refundedYen: yen(4_000) });
  const reason = (request: readonly RequestedLine[], lines = [line]) => {
    const plan = planRefund(lines, request);
    return plan.ok ? null : plan.reason;
  };
  const one = { lineId, amountYen: yen(1), cancel: false };
  assert.equal(reason([]), 'nothing_asked');
  assert.equal(reason([{ ...one, amountYen: yen(0) }]), 'nothing_asked');
  assert.equal(reason([{ ...one, amountYen: yen(6_001) }]), 'above_paid');
  assert.equal(reason([{ ...one, amountYen: yen(-1) }]), 'above_paid');
  assert.equal(reason([one, one]), 'repeated_line');
  assert.equal(reason([{ ...one, lineId: newId('orl') }]), 'unknown_line');
  assert.equal(reason([{ ...one, cancel: true }], [lineOf({ cancelable: false })]), 'not_cancelable');
  assert.equal(
    reason([{ lineId, amountYen: yen(0), cancel: true }], [lineOf({ totalYen: yen(0), shareYen: yen(0) })]),
    null,
  );
});

const amount = (max: number) => fc.integer({ min: 0, max });

const soldLine = fc
  .record({ totalYen: amount(300_000), discountsYen: amount(20_000), share: amount(10_000), fee: amount(12_000) })
  .map(({ totalYen, discountsYen, share, fee }) =>
    lineOf({
      lineId: newId('orl'),
      totalYen: yen(totalYen),
      discountsYen: yen(discountsYen),
      stripeFeeYen: yen(fee),
      shareYen: yen(Math.floor(((totalYen + discountsYen) * share) / 10_000)),
    }),
  );

/** The line as the next refund finds it. */
function afterwards(line: RefundableLine, plan: RefundPlan): RefundableLine {
  const done = plan.lines.find((each) => each.lineId === line.lineId);
  if (done === undefined) return line;
  const { cancels, keptFeeYen, refundYen } = done;
  return {
    ...line,
    refundedYen: addYen(line.refundedYen, refundYen),
    keptFeeYen,
    cancelable: line.cancelable && !cancels,
  };
}

test('any sequence of refunds: legs sum, never above what was paid, and the end is exactly the whole', () => {
  const steps = fc.array(
    fc.array(fc.record({ part: amount(10_000), cancel: fc.boolean() }), { minLength: 3, maxLength: 3 }),
    {
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.array(soldLine, { minLength: 1, maxLength: 3 }), steps, (sold, requests) => {
      const legs = { refund: 0, owed: 0, facility: 0, commission: 0, discounts: 0, fee: 0 };
      let lines: readonly RefundableLine[] = sold;
      const take = (request: readonly RequestedLine[]) => {
        const plan = planRefund(lines, request);
        if (!plan.ok) return assert.equal(plan.reason, 'nothing_asked');
        for (const line of plan.lines) {
          const sources = line.owedYen + line.fromFacilityYen + line.commissionLostYen - line.discountsSavedYen;
          assert.equal(line.refundYen, sources);
          assert.ok(
            line.owedYen >= 0 &&
              line.fromFacilityYen >= 0 &&
              line.commissionLostYen >= 0 &&
              (line.feeLostYen ?? 0) >= 0,
          );
          legs.refund += line.refundYen;
          legs.owed += line.owedYen;
          legs.facility += line.fromFacilityYen;
          legs.commission += line.commissionLostYen;
          legs.discounts += line.discountsSavedYen;
          legs.fee += line.feeLostYen ?? 0;
        }
        lines = lines.map((line) => afterwards(line, plan));
      };
      for (const request of requests) {
        take(
          lines.map((line, index) => ({
            lineId: line.lineId,
            amountYen: yen(Math.floor(((line.totalYen - line.refundedYen) * (request[index]?.part ?? 0)) / 10_000)),
            cancel: line.cancelable && (request[index]?.cancel ?? false),
          })),
        );
        for (const line of lines) assert.ok(line.refundedYen <= line.totalYen);
      }
      take(
        lines.map((line) => ({
          lineId: line.lineId,
          amountYen: yen(line.totalYen - line.refundedYen),
          cancel: line.cancelable,
        })),
      );
      const sumOf = (of: (line: RefundableLine) => number) => sold.reduce((sum, line) => sum + of(line), 0);
      const parts = (line: RefundableLine) => recognisedParts(line, { recognised: true, refundedYen: yen(0) });
      assert.deepEqual(legs, {
        refund: sumOf((line) => line.totalYen),
        owed: 0,
        facility: sumOf((line) => parts(line).payableYen),
        commission: sumOf((line) => parts(line).commissionYen),
        discounts: sumOf((line) => line.discountsYen),
        fee: sumOf((line) => (line.totalYen === 0 ? 0 : (line.stripeFeeYen ?? 0))),
      });
    }),
  );
});

test('a refund without lines is spread to the yen: what is owed first, kept fees last', () => {
  const line = fc
    .record({ total: amount(100_000), refunded: amount(10_000), kept: fc.option(amount(10_000)) })
    .map(({ total, refunded, kept }) => {
      const refundedYen = yen(Math.floor((total * refunded) / 10_000));
      const keptFeeYen = kept === null ? null : yen(Math.floor(((total - refundedYen) * kept) / 10_000));
      return { lineId: newId('orl'), totalYen: yen(total), refundedYen, keptFeeYen };
    });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), amount(10_000), (lines, part) => {
      const left = lines.reduce((sum, { totalYen, refundedYen }) => sum + totalYen - refundedYen, 0);
      assert.equal(spreadRefund(yen(left + 1), lines), null);
      const asked = yen(Math.floor((left * part) / 10_000));
      const parts = spreadRefund(asked, lines) ?? [];
      assert.equal(addYen(...parts.map(({ amountYen }) => amountYen)), asked);
      const of = (id: OrderLineId) => parts.find((each) => each.lineId === id)?.amountYen ?? 0;
      const waived = lines.some(
        (each) => each.keptFeeYen !== null && of(each.lineId) > each.totalYen - each.refundedYen - each.keptFeeYen,
      );
      const open = lines.some((each) => each.keptFeeYen === null && of(each.lineId) < each.totalYen - each.refundedYen);
      for (const each of lines) assert.ok(of(each.lineId) <= each.totalYen - each.refundedYen);
      assert.ok(!(waived && open), 'a kept fee is given up only when nothing else is left');
    }),
  );
});

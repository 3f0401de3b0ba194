import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { courses, facilities, orderLines } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { testContext } from '@/db/testing/test-context';
import { addDraft } from '@/lib/checkout/testing/sale';
import { newId } from '@/lib/ids';
import { type CancelLadder, wholeRefundLadder } from './cancel-ladder';
import { listFacilityLadders, readFacilityLadder } from './console-queries';
import { ladderForm } from './ladder-form';
import { ladderOf } from './queries';
import { setCancelLadder } from './set-cancel-ladder';

const ladder: CancelLadder = {
  dated: [{ daysBefore: 3, unit: 'business', until: '17:00', feeBasisPoints: 0 }],
  undated: [{ daysAfter: 8, unit: 'calendar', until: '23:59', feeBasisPoints: 1_000 }],
};
const rationale = '枠が埋まらないことによる損害の平均です。';

test('a ladder holds from its day on, for orders made since; what was sold keeps its own', async () => {
  await using own = await testContext();
  const before = await addDraft(own.ctx);
  const [facility] = await own.ctx.db.select().from(facilities);
  assert.ok(facility);
  const asOperator = own.as(operator);
  const input = { facilityId: facility.id, validFrom: '2026-11-20', ladder, rationale };
  await assert.rejects(setCancelLadder(own.ctx, input), { code: 'forbidden' });
  assert.deepEqual(await ladderOf(own.ctx, facility.id), wholeRefundLadder);
  assert.ok((await setCancelLadder(asOperator, input)).ok);
  const later = { ...ladder, undated: wholeRefundLadder.undated };
  assert.ok((await setCancelLadder(asOperator, { ...input, validFrom: '2026-12-01', ladder: later })).ok);
  assert.deepEqual(await ladderOf(own.ctx, facility.id), ladder);
  const [sold] = await own.ctx.db.select().from(orderLines).where(eq(orderLines.orderId, before));
  assert.deepEqual(sold?.cancelLadder, wholeRefundLadder);
  const page = await readFacilityLadder(asOperator, facility.id);
  assert.deepEqual([page?.current?.validFrom, page?.history.length], ['2026-11-20', 2]);
  const listed = await listFacilityLadders(asOperator, null);
  assert.equal(listed.rows.find(({ facilityId }) => facilityId === facility.id)?.current?.rationale, rationale);
  assert.ok((await own.ctx.db.select().from(courses)).length > 0);
});

test('what is refused: the past, no reason, a facility that is none, and steps that are no ladder', async () => {
  await using own = await testContext();
  const asOperator = own.as(operator);
  const input = { facilityId: newId('fac'), validFrom: '2026-11-20', ladder, rationale };
  await assert.rejects(setCancelLadder(asOperator, input), { code: 'not_found' });
  const refused = async (change: Partial<typeof input>) => {
    const result = await setCancelLadder(asOperator, { ...input, ...change });
    return result.ok ? null : result.reason;
  };
  assert.equal(await refused({ validFrom: '2026-11-19' }), 'in_the_past');
  assert.equal(await refused({ rationale: ' ' }), 'rationale_missing');
  const never = {
    ...ladder,
    undated: [{ daysAfter: 1, unit: 'calendar' as const, until: '23:59', feeBasisPoints: 10_000 }],
  };
  assert.equal(await refused({ ladder: never }), 'never_refunds');
});

test('the form: any width, blank rows are left out, every mistake at its own field', () => {
  const row = (days: string, until = '17:00', fee = '0') => ({ days, unit: 'business', until, fee });
  const typed = { facilityId: newId('fac'), validFrom: '2026-12-01', rationale };
  const good = ladderForm.parse({
    ...typed,
    dated: [row('３'), row('', '', '')],
    undated: [row('８日', '１７：００', '30%')],
  });
  assert.deepEqual(good.ladder, {
    dated: [{ daysBefore: 3, unit: 'business', until: '17:00', feeBasisPoints: 0 }],
    undated: [{ daysAfter: 8, unit: 'business', until: '17:00', feeBasisPoints: 3_000 }],
  });
  const bad = ladderForm.safeParse({
    ...typed,
    validFrom: '2026-13-01',
    dated: [row('x', '25:00', '101')],
    undated: [row('')],
  });
  assert.deepEqual(
    bad.error?.issues.map(({ path }) => path.join('.')),
    ['validFrom', 'dated.0.days', 'dated.0.until', 'dated.0.fee', 'undated.0.days'],
  );
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { and, eq, like } from 'drizzle-orm';
import { auditLog, cancelLadders, coursePlaces, facilityDays, mails, orderLines, tickets } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { payInBooks } from '@/db/testing/shares';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { guestOf } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import { type CourseId, newId, type OrderId, type OrderLineId } from '@/lib/ids';
import { fixedClock } from '@/lib/time/clock';
import { changeExamDate } from './change-exam-date';
import { changeDeadline } from './change-rules';
import { readDateChange } from './read-date-change';
import { addDatedCourses, facilityOf, linesOf, order, orderToPay } from './testing/dated';
import { assertPlacesAgree, takenOn } from './testing/places';

const day = '2026-12-03';
const other = '2026-12-04';
let at: TestContext;
before(async () => {
  at = await testContext();
});
after(() => at.close());

interface Sold {
  readonly course: CourseId;
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  readonly buyer: Ctx;
}

/** A paid line on the day; canceling is free until 17:00 of the third business day before. */
async function sold(places = 2): Promise<Sold> {
  const [course] = await addDatedCourses(at.ctx, places);
  await at.ctx.db.insert(cancelLadders).values({
    id: newId('cnl'),
    facilityId: await facilityOf(at.ctx, course),
    validFrom: '2026-01-01',
    rationale: '準備費用',
    ladder: {
      dated: [
        { daysBefore: 3, unit: 'business', until: '17:00', feeBasisPoints: 0 },
        { daysBefore: 1, unit: 'calendar', until: '17:00', feeBasisPoints: 5_000 },
      ],
      undated: [{ daysAfter: 7, unit: 'calendar', until: '17:00', feeBasisPoints: 0 }],
    },
    createdBy: 'test',
    createdAt: at.ctx.clock.now(),
  });
  return { course, ...(await paid(course)) };
}

async function paid(course: CourseId) {
  const orderId = await orderToPay(at.ctx, course, [day]);
  await payInBooks(at.ctx, orderId);
  const [lineId] = await linesOf(at.ctx, orderId);
  assert.ok(lineId !== undefined);
  return { orderId, lineId, buyer: at.as(guestOf(orderId)) };
}

const dateOf = async (lineId: OrderLineId) =>
  (await at.ctx.db.select({ day: orderLines.examDate }).from(orderLines).where(eq(orderLines.id, lineId)))[0]?.day;

const toldOf = (orderId: OrderId) =>
  at.ctx.db.$count(mails, and(eq(mails.orderId, orderId), like(mails.factKey, 'exam_date_changed:%')));

test('the buyer moves to a free day: one place taken, one given back, one mail, one audit row', async () => {
  const { course, orderId, lineId, buyer } = await sold();
  assert.deepEqual(await changeExamDate(buyer, { orderId, lineId, day: other }), { ok: true, before: day });
  assert.equal(await dateOf(lineId), other);
  assert.deepEqual([await takenOn(at.ctx, course, day), await takenOn(at.ctx, course, other)], [0, 1]);
  const again = await changeExamDate(buyer, { orderId, lineId, day: other });
  assert.deepEqual(again, { ok: false, reason: 'same_day' });
  assert.equal(await toldOf(orderId), 1);
  const audits = and(eq(auditLog.subjectId, orderId), eq(auditLog.action, 'order.exam_date_changed'));
  assert.equal(await at.ctx.db.$count(auditLog, audits), 1);
  await assertPlacesAgree(at.ctx);
});

test('a full, a closed, a far day and one after the ticket change nothing', async () => {
  const { course, orderId, lineId, buyer } = await sold(1);
  assert.ok((await order(at.ctx, course, [other])).ok);
  const facilityId = await facilityOf(at.ctx, course);
  const createdAt = at.ctx.clock.now();
  await at.ctx.db.insert(facilityDays).values({ facilityId, day: '2026-12-07', isOpen: false, createdAt });
  const refused = async (wanted: string) => {
    const outcome = await changeExamDate(buyer, { orderId, lineId, day: wanted });
    return outcome.ok ? 'changed' : outcome.reason;
  };
  assert.equal(await refused(other), 'day_taken');
  assert.equal(await refused('2026-12-07'), 'day_closed');
  assert.equal(await refused('2026-11-24'), 'day_closed');
  assert.equal(await refused('2027-03-01'), 'day_closed');
  assert.equal(await refused('2027-06-01'), 'after_ticket');
  assert.equal(await dateOf(lineId), day);
  assert.equal(await toldOf(orderId), 0);
  await assertPlacesAgree(at.ctx);
});

test('after the free stage only an operator changes it, with a reason, also onto a day too near to book', async () => {
  const { orderId, lineId, buyer } = await sold();
  const late = fixedClock(new Date('2026-11-30T17:01:00+09:00'));
  const outcome = await changeExamDate({ ...buyer, clock: late }, { orderId, lineId, day: other });
  assert.deepEqual(outcome, { ok: false, reason: 'deadline' });
  const [line] = (await readDateChange({ ...buyer, clock: late }, orderId)).lines;
  assert.equal(line?.whyNot, 'deadline');
  assert.equal(line.deadline?.toISOString(), '2026-11-30T08:00:59.999Z');
  assert.equal(line.facilityPhone, '03-1234-5678');
  const desk = { ...at.as(operator), clock: late };
  await assert.rejects(changeExamDate(desk, { orderId, lineId, day: '2026-12-01' }), { code: 'not_found' });
  const moved = await changeExamDate(desk, { orderId, lineId, day: '2026-12-01', reason: '患者から電話' });
  assert.deepEqual(moved, { ok: true, before: day });
  await assertPlacesAgree(at.ctx);
});

test('strangers, other orders’ lines, used tickets and undated lines are refused', async () => {
  const { orderId, lineId, buyer } = await sold();
  const stranger = at.as(guestOf());
  await assert.rejects(changeExamDate(stranger, { orderId, lineId, day: other }), { code: 'not_found' });
  await assert.rejects(changeExamDate(stranger, { orderId, lineId, day: other, reason: 'x' }), { code: 'not_found' });
  await assert.rejects(readDateChange(stranger, orderId), { code: 'not_found' });
  const foreign = await sold();
  await assert.rejects(changeExamDate(buyer, { orderId, lineId: foreign.lineId, day: other }), { code: 'not_found' });
  const redeemedAt = at.ctx.clock.now();
  await at.ctx.db.update(tickets).set({ state: 'redeemed', redeemedAt }).where(eq(tickets.orderLineId, lineId));
  const used = await changeExamDate(buyer, { orderId, lineId, day: other });
  assert.deepEqual(used, { ok: false, reason: 'not_changeable' });
  assert.equal(changeDeadline({ examDate: null, cancelLadder: null }), null);
});

test('two who swap days, and twenty clicks on one line, at the same moment', async () => {
  const { course, ...first } = await sold(20);
  const more = await Promise.all(Array.from({ length: 9 }, () => paid(course)));
  const everybody = [first, ...more];
  const clicks = Array.from({ length: 20 }, () => changeExamDate(first.buyer, { ...first, day: other }));
  assert.equal((await Promise.all(clicks)).filter(({ ok }) => ok).length, 1);
  for (let round = 0; round < 3; round += 1) {
    const days = await Promise.all(everybody.map(({ lineId }) => dateOf(lineId)));
    const swaps = everybody.map(({ buyer, orderId, lineId }, index) =>
      changeExamDate(buyer, { orderId, lineId, day: days[index] === day ? other : day }),
    );
    assert.ok((await Promise.all(swaps)).every(({ ok }) => ok));
  }
  assert.equal((await takenOn(at.ctx, course, day)) + (await takenOn(at.ctx, course, other)), 10);
  await assertPlacesAgree(at.ctx);
});

test('ten buyers who want the one place of a day: one has it, nine keep theirs', async () => {
  const { course, ...first } = await sold(10);
  const more = await Promise.all(Array.from({ length: 9 }, () => paid(course)));
  // 12/8 is a Tuesday.
  await at.ctx.db
    .update(coursePlaces)
    .set({ places: 1 })
    .where(and(eq(coursePlaces.courseId, course), eq(coursePlaces.weekday, 2)));
  const outcomes = await Promise.all(
    [first, ...more].map(({ buyer, orderId, lineId }) => changeExamDate(buyer, { orderId, lineId, day: '2026-12-08' })),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.deepEqual([await takenOn(at.ctx, course, day), await takenOn(at.ctx, course, '2026-12-08')], [9, 1]);
  await assertPlacesAgree(at.ctx);
});

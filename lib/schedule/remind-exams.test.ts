import assert from 'node:assert/strict';
import { test } from 'node:test';
import { and, eq, like } from 'drizzle-orm';
import { mails, orderLines, orders, tickets } from '@/db/schema';
import { payInBooks } from '@/db/testing/shares';
import { testContext } from '@/db/testing/test-context';
import { guestOf } from '@/lib/checkout/testing/sale';
import { mailTemplates } from '@/lib/notify/mails/registry';
import { fixedClock } from '@/lib/time/clock';
import { changeExamDate } from './change-exam-date';
import { remindExams } from './remind-exams';
import { addDatedCourses, linesOf, orderToPay } from './testing/dated';

const at = (text: string) => fixedClock(new Date(`${text}+09:00`));

test('the day before, from nine o’clock, once per line: not the unpaid, the canceled and the moved', async () => {
  await using own = await testContext();
  const { ctx } = own;
  const [course] = await addDatedCourses(ctx, 9);
  const family = await orderToPay(ctx, course, ['2026-12-03', '2026-12-03', '2026-12-04']);
  await payInBooks(ctx, family);
  const unpaid = await orderToPay(ctx, course, ['2026-12-03']);
  const gone = await orderToPay(ctx, course, ['2026-12-03']);
  await payInBooks(ctx, gone);
  await ctx.db.update(orders).set({ state: 'refunded' }).where(eq(orders.id, gone));
  const [first, canceled, later] = await linesOf(ctx, family);
  assert.ok(first !== undefined && canceled !== undefined && later !== undefined);
  await ctx.db.update(orderLines).set({ canceledAt: ctx.clock.now() }).where(eq(orderLines.id, canceled));
  await ctx.db.update(tickets).set({ state: 'void' }).where(eq(tickets.orderLineId, canceled));

  const run = async (when: string) => (await remindExams({ ...ctx, clock: at(when) })).reminded;
  assert.equal(await run('2026-12-01T23:00:00'), 0);
  assert.equal(await run('2026-12-02T08:59:59'), 0);
  assert.equal(await run('2026-12-02T09:00:00'), 1);
  assert.equal(await run('2026-12-02T10:00:00'), 0);
  assert.equal(await run('2026-12-03T12:00:00'), 1);
  const moved = await changeExamDate(
    { ...own.as(guestOf(family)), clock: at('2026-11-25T12:00:00') },
    { orderId: family, lineId: first, day: '2026-12-10' },
  );
  assert.ok(moved.ok);
  assert.equal(await run('2026-12-09T12:00:00'), 1);

  const sent = await ctx.db
    .select()
    .from(mails)
    .where(and(eq(mails.template, 'exam_reminder'), eq(mails.orderId, family)));
  assert.deepEqual(sent.map(({ factKey }) => factKey).sort(), [
    `exam_reminder:${first}:2026-12-03`,
    `exam_reminder:${first}:2026-12-10`,
    `exam_reminder:${later}:2026-12-04`,
  ]);
  assert.equal(await ctx.db.$count(mails, and(eq(mails.orderId, unpaid), like(mails.factKey, 'exam_%'))), 0);
  assert.ok(mailTemplates['exam_reminder'] !== undefined && mailTemplates['exam_date_changed'] !== undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { insertPaidTicket, insertReceptionist } from '@/db/testing/counter';
import { testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { mailTemplates } from '@/lib/notify/mails/registry';
import { fixedClock } from '@/lib/time/clock';
import { dayMs, shift } from '@/lib/time/duration';
import { expiredTickets } from './console-queries';
import { redeemTicket } from './redeem-ticket';
import { remindExpiringTickets } from './remind-expiring';

const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), days * dayMs)) });

test('an unused undated ticket is mailed about once, thirty days before its end; used and dated ones are not', async () => {
  await using scene = await testContext();
  const { ctx } = scene;
  const unused = await insertPaidTicket(ctx);
  const used = await insertPaidTicket(ctx);
  await insertPaidTicket(ctx, { examDate: '2027-05-10' });
  await redeemTicket(scene.as(await insertReceptionist(ctx, used.facilityId)), { code: used.code });
  assert.deepEqual(await remindExpiringTickets(later(ctx, 148)), { reminded: 0 });
  const due = later(ctx, 151);
  const runs = await Promise.all([remindExpiringTickets(due), remindExpiringTickets(due)]);
  assert.equal(
    runs.reduce((sum, { reminded }) => sum + reminded, 0),
    1,
  );
  assert.deepEqual(await remindExpiringTickets(later(ctx, 160)), { reminded: 0 });
  const [mail] = await ctx.db.select().from(mails).where(eq(mails.template, 'ticket_expiring'));
  assert.equal(mail?.factKey, `ticket_expiring:${unused.ticketId}`);
  for (const locale of ['ja', 'en'] as const) {
    assert.ok(mailTemplates['ticket_expiring']?.(mail?.props, locale).subject);
  }
});

test('what ended unused waits for the operator with its money', async () => {
  await using scene = await testContext();
  const { ctx } = scene;
  const { orderId, ticketId } = await insertPaidTicket(ctx);
  const console = scene.as(operator);
  assert.deepEqual(await expiredTickets(console, 5), { count: 0, keptYen: 0, oldest: [] });
  const found = await expiredTickets(later(console, 180), 5);
  assert.deepEqual([found.count, found.keptYen], [1, 24_800]);
  assert.deepEqual(
    found.oldest.map((row) => [row.orderId, row.ticketId]),
    [[orderId, ticketId]],
  );
  await assert.rejects(expiredTickets(ctx, 5), { code: 'forbidden' });
});

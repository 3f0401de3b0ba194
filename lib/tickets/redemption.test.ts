import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, facilities, orderLines, orders, redemptions, shares, tickets } from '@/db/schema';
import { operator, signedIn } from '@/db/testing/actors';
import { insertPaidTicket, insertReceptionist, type PaidTicket } from '@/db/testing/counter';
import { accountsOfOrder } from '@/db/testing/shares';
import { someoneWaits } from '@/db/testing/someone-waits';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { Actor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { trialBalance } from '@/lib/ledger/trial-balance';
import { yen } from '@/lib/money/yen';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { settleShare } from '@/lib/shares/settle-share';
import { fixedClock } from '@/lib/time/clock';
import { dayMs, shift } from '@/lib/time/duration';
import { expectedToday, redeemedToday, sumToday } from './counter-queries';
import { readCounterTicket } from './counter-ticket';
import { findTicket } from './find-ticket';
import { groupByFour } from './readable-code';
import { redeemTicket } from './redeem-ticket';
import { newTicketCode } from './ticket-code';
import { undoRedemption } from './undo-redemption';
import { voidTickets } from './void-tickets';

let scene: TestContext;
before(async () => {
  scene = await testContext();
});
after(() => scene.close());

async function counter(fields?: Parameters<typeof insertPaidTicket>[1]): Promise<{ ticket: PaidTicket; ctx: Ctx }> {
  const ticket = await insertPaidTicket(scene.ctx, fields);
  return { ticket, ctx: scene.as(await insertReceptionist(scene.ctx, ticket.facilityId)) };
}
const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), ms)) });
const unearned = { 'advance:orders': -24_800, 'receivable:order': 24_800 };
const earned = { 'payable:facility': -21_080, 'receivable:order': 24_800, 'revenue:commission': -3_720 };

/** The whole price of a line goes back; its order has others. */
async function refundLine(ctx: Ctx, { orderId, orderLineId }: PaidTicket): Promise<void> {
  const fact = { kind: 'refund', id: orderId };
  await settleShare(ctx, { orderLineId, refundedYen: yen(24_800), fact, occurredAt: ctx.clock.now() });
}

test('a ticket is redeemed however its code is typed; its share is due, undone waits, and is due again', async () => {
  const { ticket, ctx } = await counter();
  const wide = groupByFour(ticket.code)
    .toLowerCase()
    .replace(/[!-~]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0));
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), unearned);
  assert.deepEqual(await findTicket(ctx, { code: wide }), { ok: true, ticketId: ticket.ticketId });
  const first = await redeemTicket(ctx, { code: wide });
  assert.ok(first.ok);
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), earned);
  assert.deepEqual(await undoRedemption(ctx, { ticketId: ticket.ticketId }), { ok: true });
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), unearned);
  assert.deepEqual(await undoRedemption(ctx, { ticketId: ticket.ticketId }), { ok: false, reason: 'not_redeemed' });
  const second = await redeemTicket(ctx, { code: ticket.code });
  assert.ok(second.ok && second.redemptionId !== first.redemptionId);
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), earned);
  const log = await ctx.db.select().from(auditLog).where(eq(auditLog.subjectId, ticket.orderId)).orderBy(auditLog.id);
  assert.deepEqual(
    log.map(({ action }) => action).filter((action) => action.startsWith('ticket.')),
    ['ticket.looked_up', 'ticket.redeemed', 'ticket.redemption_undone', 'ticket.redeemed'],
  );
});

test('forty counters at once are one redemption, and the others learn when it was; undone once, too', async () => {
  const { ticket, ctx } = await counter();
  const answers = await Promise.all(Array.from({ length: 40 }, () => redeemTicket(ctx, { code: ticket.code })));
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
  const losers = answers.filter((answer) => !answer.ok);
  for (const loser of losers) {
    assert.deepEqual(loser, { ok: false, reason: 'already_redeemed', redeemedAt: ctx.clock.now() });
  }
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), earned);
  const undone = await Promise.all(
    Array.from({ length: 20 }, () => undoRedemption(ctx, { ticketId: ticket.ticketId })),
  );
  assert.equal(undone.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), unearned);
  assert.equal((await ctx.db.select().from(redemptions).where(eq(redemptions.ticketId, ticket.ticketId))).length, 1);
});

test('only members of exactly that facility act; away from a counter nobody learns that a ticket exists', async () => {
  const { ticket } = await counter();
  const { ctx: otherCtx } = await counter();
  assert.deepEqual(await redeemTicket(otherCtx, { code: ticket.code }), { ok: false, reason: 'other_facility' });
  assert.deepEqual(await findTicket(otherCtx, { code: ticket.code }), { ok: false, reason: 'other_facility' });
  assert.equal(await readCounterTicket(otherCtx, ticket.ticketId), null);
  await assert.rejects(undoRedemption(otherCtx, { ticketId: ticket.ticketId }), { code: 'not_found' });
  const strangers: readonly Actor[] = [
    { kind: 'guest', orderIds: [ticket.orderId] },
    { kind: 'system', name: 'job' },
    operator,
    signedIn('u', { facilityIds: [ticket.facilityId] }),
  ];
  for (const actor of strangers) {
    const ctx = scene.as(actor);
    await assert.rejects(redeemTicket(ctx, { code: ticket.code }), { code: 'not_found' });
    await assert.rejects(findTicket(ctx, { code: ticket.code }), { code: 'not_found' });
    await assert.rejects(undoRedemption(ctx, { ticketId: ticket.ticketId }), { code: 'not_found' });
    await assert.rejects(readCounterTicket(ctx, ticket.ticketId), { code: 'not_found' });
    await assert.rejects(sumToday(ctx), { code: 'not_found' });
  }
});

test('codes that are none, unknown, void, canceled and expired are refused with their reason', async () => {
  const { ticket, ctx } = await counter();
  const why = async (code: string, at: Ctx = ctx) => {
    const answer = await redeemTicket(at, { code });
    return answer.ok ? null : answer.reason;
  };
  assert.equal(await why(`${ticket.code}2`), 'mistyped');
  assert.equal(await why(newTicketCode()), 'unknown');
  assert.equal(await why(ticket.code, later(ctx, 180 * dayMs)), 'expired');
  await ctx.db.update(orderLines).set({ canceledAt: ctx.clock.now() }).where(eq(orderLines.id, ticket.orderLineId));
  assert.equal(await why(ticket.code), 'void');
  await ctx.db.update(tickets).set({ state: 'void' }).where(eq(tickets.id, ticket.ticketId));
  assert.equal(await why(ticket.code), 'void');
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), unearned);
});

test('on another day than its own it is redeemed only when that is confirmed', async () => {
  const { ticket, ctx } = await counter({ examDate: '2026-11-24' });
  assert.deepEqual(await redeemTicket(ctx, { code: ticket.code }), { ok: false, reason: 'other_day' });
  assert.ok((await redeemTicket(ctx, { code: ticket.code, confirmOtherDay: true })).ok);
});

test('it is not undone on the next day, nor once its money went back', async () => {
  const { ticket, ctx } = await counter();
  await redeemTicket(ctx, { code: ticket.code });
  const { ticketId } = ticket;
  assert.deepEqual(await undoRedemption(later(ctx, dayMs), { ticketId }), { ok: false, reason: 'other_day' });
  await ctx.db.update(orders).set({ state: 'refunded' }).where(eq(orders.id, ticket.orderId));
  assert.deepEqual(await undoRedemption(ctx, { ticketId }), { ok: false, reason: 'refunded' });
});

test('a whole refund at the moment of redemption: neither waits for the other, and the share is gone either way', async () => {
  const counters = [];
  for (let round = 0; round < 12; round += 1) counters.push(await counter());
  const refund = (ticket: PaidTicket) =>
    scene.ctx.db.transaction(async (tx) => {
      const ctx = { ...scene.ctx, db: tx };
      await refundLine(ctx, ticket);
      await tx.update(orders).set({ state: 'refunded' }).where(eq(orders.id, ticket.orderId));
      await voidTickets(ctx, ticket);
    });
  const answers = await Promise.all(
    counters.flatMap(({ ticket, ctx }) => [refund(ticket), redeemTicket(ctx, { code: ticket.code })]),
  );
  for (const answer of answers) assert.ok(answer === undefined || answer.ok || answer.reason === 'void');
  for (const { ticket, ctx } of counters) {
    const [share] = await ctx.db.select().from(shares).where(eq(shares.orderLineId, ticket.orderLineId));
    assert.deepEqual([share?.state, share?.payableYen], ['reversed', 0]);
  }
});

test('a line whose money went back whole is neither undone nor used again, though its order lives', async () => {
  const [used, unused] = [await counter(), await counter()];
  assert.ok((await redeemTicket(used.ctx, { code: used.ticket.code })).ok);
  for (const { ticket } of [used, unused]) await refundLine(scene.ctx, ticket);
  const { ticketId } = used.ticket;
  assert.deepEqual(await undoRedemption(used.ctx, { ticketId }), { ok: false, reason: 'refunded' });
  assert.deepEqual(await redeemTicket(unused.ctx, { code: unused.ticket.code }), { ok: false, reason: 'void' });
});

test('an undoing that waited for a refund finds the money gone, and a redemption does, too', async () => {
  const [used, unused] = [await counter(), await counter()];
  assert.ok((await redeemTicket(used.ctx, { code: used.ticket.code })).ok);
  const { late } = await scene.ctx.db.transaction(async (tx) => {
    await refundLine({ ...scene.ctx, db: tx }, used.ticket);
    const undoing = undoRedemption(used.ctx, { ticketId: used.ticket.ticketId });
    await someoneWaits(scene.ctx);
    return { late: undoing };
  });
  assert.deepEqual(await late, { ok: false, reason: 'refunded' });
  const { too } = await scene.ctx.db.transaction(async (tx) => {
    await refundLine({ ...scene.ctx, db: tx }, unused.ticket);
    const redeeming = redeemTicket(unused.ctx, { code: unused.ticket.code });
    await someoneWaits(scene.ctx);
    return { too: redeeming };
  });
  assert.deepEqual(await too, { ok: false, reason: 'void' });
});

test('a share that is due with the payment is not moved at the counter', async () => {
  const { ticket, ctx } = await counter();
  await ctx.db.update(facilities).set({ shareTrigger: 'payment' }).where(eq(facilities.id, ticket.facilityId));
  const { ticketId, orderLineId } = ticket;
  await ctx.db.update(shares).set({ trigger: 'payment' }).where(eq(shares.orderLineId, orderLineId));
  assert.ok((await redeemTicket(ctx, { code: ticket.code })).ok);
  assert.deepEqual(await undoRedemption(ctx, { ticketId }), { ok: true });
  assert.deepEqual(await accountsOfOrder(ctx, ticket.orderId), earned);
});

test('the counter sees who is expected and who came today, page by page, with what is due', async () => {
  const { ticket, ctx } = await counter({ examDate: '2026-11-20' });
  const own = { facilityId: ticket.facilityId };
  for (const examDate of ['2026-11-20', '2026-11-20', '2026-11-21']) {
    const more = await insertPaidTicket(scene.ctx, { examDate, priceYen: 10_000 });
    await ctx.db.update(orderLines).set(own).where(eq(orderLines.id, more.orderLineId));
    await ctx.db.update(shares).set(own).where(eq(shares.orderLineId, more.orderLineId));
  }
  const first = await expectedToday(ctx, { after: null, size: 2 });
  const second = await expectedToday(ctx, { after: first.next, size: 2 });
  assert.deepEqual([first.visits.length, second.visits.length, second.next], [2, 1, null]);
  assert.equal(first.visits[0]?.examineeKana, 'タカハシ ハナコ');
  for (const { ticketId } of [...first.visits, ...second.visits]) {
    const code = (await readCounterTicket(ctx, ticketId))?.code ?? '';
    assert.ok((await redeemTicket(ctx, { code })).ok);
  }
  assert.deepEqual(await expectedToday(ctx, { after: null, size: 2 }), { visits: [], next: null });
  const came = await redeemedToday(ctx, { after: null, size: 2 });
  const rest = await redeemedToday(ctx, { after: came.next, size: 2 });
  assert.deepEqual([came.visits.length, rest.visits.length, rest.next], [2, 1, null]);
  assert.deepEqual(await sumToday(ctx), { count: 3, payableYen: 21_080 + 2 * 8_500 });
  assert.deepEqual(await sumToday(later(ctx, dayMs)), { count: 0, payableYen: 0 });
});

test('after all of this the books balance and tickets, shares and books agree', async () => {
  assert.equal((await trialBalance(scene.ctx)).differenceYen, 0);
  const about = ['facility_payable_is_its_shares', 'redeemed_ticket_is_earned', 'entries_balance'];
  const broken = (await runInvariants(scene.ctx)).filter(({ name, holds }) => about.includes(name) && !holds);
  assert.deepEqual(broken, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, tickets } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { testContext } from '@/db/testing/test-context';
import { newId } from '@/lib/ids';
import { downloadDocument, readOfficeCopy } from './download-document';
import { issueReceipt } from './issue-receipt';
import { officeTicketPdf } from './office-ticket';
import { orderPapers } from './order-papers';
import { pdfText } from './testing/pdf-text';
import { paidOrder, wishOf } from './testing/sales';

test('the papers of an order: what was issued and what the buyer took of it, not what the office opened', async () => {
  await using box = await testContext();
  const office = box.as(operator);
  const orderId = await paidOrder(box.ctx);
  const fresh = await orderPapers(office, orderId);
  assert.deepEqual([fresh.issued.length, fresh.tickets.map(({ state }) => state)], [0, ['issued']]);

  const result = await issueReceipt(box.ctx, wishOf(orderId));
  const [receipt] = result.ok ? result.receipts : [];
  assert.ok(receipt);
  await readOfficeCopy(office, receipt.id);
  const [unread] = (await orderPapers(office, orderId)).issued;
  assert.deepEqual([unread?.number, unread?.takenAt, unread?.reissues], [receipt.number, null, 0]);
  for (let times = 0; times < 3; times += 1) await downloadDocument(box.ctx, { orderId, documentId: receipt.id });
  const [taken] = (await orderPapers(office, orderId)).issued;
  const now = box.ctx.clock.now();
  assert.deepEqual([taken?.takenAt, taken?.reissues, taken?.reissuedAt], [now, 2, now]);
  await assert.rejects(orderPapers(box.as({ kind: 'guest', orderIds: [orderId] }), orderId), { code: 'forbidden' });
});

test("a ticket's PDF opens for the office with a row in the log; void, foreign and strangers' do not", async () => {
  await using box = await testContext();
  const office = box.as(operator);
  const orderId = await paidOrder(box.ctx);
  const [ticket] = (await orderPapers(office, orderId)).tickets;
  assert.ok(ticket);
  const input = { orderId, ticketId: ticket.ticketId };
  assert.match(await pdfText(await officeTicketPdf(office, input)), /受診券/);
  const seen = eq(auditLog.action, 'ticket.viewed');
  assert.equal(await box.ctx.db.$count(auditLog, seen), 1);
  const guest = box.as({ kind: 'guest', orderIds: [orderId] });
  await assert.rejects(officeTicketPdf(guest, input), { code: 'forbidden' });
  await assert.rejects(officeTicketPdf(office, { ...input, orderId: newId('ord') }), { code: 'not_found' });
  const voided = { state: 'void' as const, voidedAt: box.ctx.clock.now() };
  await box.ctx.db.update(tickets).set(voided).where(eq(tickets.id, ticket.ticketId));
  await assert.rejects(officeTicketPdf(office, input), { code: 'not_found' });
  assert.equal(await box.ctx.db.$count(auditLog, seen), 1);
});

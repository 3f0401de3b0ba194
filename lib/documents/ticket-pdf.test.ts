import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orderLines, tickets } from '@/db/schema';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatJstDate } from '@/lib/time/jst';
import { pdfText } from './testing/pdf-text';
import { paidOrder } from './testing/sales';
import { ticketPdf } from './ticket-pdf';

let box: TestContext;
before(async () => {
  box = await testContext();
});
after(() => box.close());

async function ticketOf() {
  const orderId = await paidOrder(box.ctx, [24_800]);
  const [ticket] = await box.ctx.db.select().from(tickets).where(eq(tickets.orderId, orderId));
  assert.ok(ticket);
  return { orderId, ticket, buyer: box.as({ kind: 'guest', orderIds: [orderId] }) };
}

test('a ticket says all that reception and examinee need, and no price', async () => {
  const { orderId, ticket, buyer } = await ticketOf();
  const name = { examineeName: '\uFA19﨑 髙子', examineeKana: 'カミサキ　タカコ' };
  await box.ctx.db.update(orderLines).set(name).where(eq(orderLines.orderId, orderId));
  const text = await pdfText(await ticketPdf(buyer, { orderId, ticketId: ticket.id }));
  for (const part of [
    groupByFour(ticket.code),
    '\uFA19﨑髙子様',
    `${formatJstDate(ticket.expiresAt)}まで`,
    '延長はできません',
    '脳MRI検査コース',
    '独影テスト病院',
    '東京都千代田区1-1',
    '東京駅から徒歩5分',
    '電話03-0000-0000',
    '食事の制限はありません。',
    '本人確認書類',
    '・心臓ペースメーカーをお使いの方',
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  assert.ok(!/円|24,?800/.test(text));
});

test('a dated ticket names its day', async () => {
  const { orderId, ticket, buyer } = await ticketOf();
  await box.ctx.db.update(orderLines).set({ examDate: '2026-12-03' }).where(eq(orderLines.orderId, orderId));
  const text = await pdfText(await ticketPdf(buyer, { orderId, ticketId: ticket.id }));
  assert.ok(text.includes('受診日2026年12月3日（木）') && !text.includes('有効期限'));
});

test('strangers, other orders and void tickets get none', async () => {
  const { orderId, ticket, buyer } = await ticketOf();
  const other = await ticketOf();
  const ask = { orderId, ticketId: ticket.id };
  await assert.rejects(ticketPdf(other.buyer, ask), { code: 'not_found' });
  await assert.rejects(ticketPdf(other.buyer, { ...ask, orderId: other.orderId }), { code: 'not_found' });
  await box.ctx.db.update(tickets).set({ state: 'void' }).where(eq(tickets.id, ticket.id));
  await assert.rejects(ticketPdf(buyer, ask), { code: 'not_found' });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditLog, orders } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { checkDocuments, checkDocumentsDaily } from './check-documents';
import { documentPage, listDocuments, parseDocumentCursor, unregisteredIssuers } from './console-queries';
import { type DocumentFilter, readDocumentFilter } from './document-filter';
import { downloadDocument } from './download-document';
import { exportDocuments } from './export-documents';
import { issueReceipt } from './issue-receipt';
import { paidOrder, wishOf } from './testing/sales';

let box: TestContext;
let office: Ctx;
before(async () => {
  box = await testContext();
  office = box.as(operator);
  const people = [
    ['髙橋 花子', '髙橋 花子', 11_000, '2026-11-20'],
    ['神田 \uFA19一', '株式会社ﾄﾞｸｴｲ商事', 22_000, '2026-11-21'],
    ['神田 太郎', '神田 太郎', 33_000, '2026-11-22'],
  ] as const;
  for (const [buyerName, addressee, price, day] of people) {
    const ctx = { ...box.ctx, clock: { now: () => new Date(`${day}T03:00:00Z`) } };
    const orderId = await paidOrder(ctx, [price]);
    await ctx.db.update(orders).set({ buyerName }).where(sql`${orders.id} = ${orderId}`);
    const issued = await issueReceipt(ctx, { ...wishOf(orderId), addressee });
    assert.ok(issued.ok);
    const [receipt] = issued.receipts;
    if (receipt !== undefined) await downloadDocument(ctx, { orderId, documentId: receipt.id });
  }
});
after(() => box.close());

const all: DocumentFilter = { from: null, to: null, minYen: null, maxYen: null, q: '' };

async function found(filter: Partial<DocumentFilter>): Promise<readonly number[]> {
  const page = await listDocuments(office, { filter: { ...all, ...filter }, after: null, size: 10 });
  return page.documents.map(({ amountYen }) => amountYen);
}

test('day and amount as ranges and the counterparty, in any combination', async () => {
  assert.deepEqual(await found({}), [33_000, 22_000, 11_000]);
  assert.deepEqual(await found({ from: '2026-11-21' }), [33_000, 22_000]);
  assert.deepEqual(await found({ to: '2026-11-21', minYen: 11_001 }), [22_000]);
  assert.deepEqual(await found({ minYen: 11_000, maxYen: 22_000 }), [22_000, 11_000]);
  assert.deepEqual(await found({ q: '神田' }), [33_000, 22_000]);
  assert.deepEqual(await found({ q: '神田 神' }), [22_000]);
  assert.deepEqual(await found({ q: 'ドクエイ', from: '2026-11-21', maxYen: 22_000 }), [22_000]);
  assert.deepEqual(await found({ q: '(株)どくえい' }), []);
  assert.deepEqual(await found({ q: '太郎' }), []);
});

test('pages follow one another, and the filter reads what people type', async () => {
  const first = await listDocuments(office, { filter: all, after: null, size: 2 });
  assert.ok(first.next);
  const second = await listDocuments(office, { filter: all, after: first.next, size: 2 });
  assert.deepEqual([second.documents.map(({ amountYen }) => amountYen), second.next], [[11_000], null]);
  assert.equal(parseDocumentCursor('2026-11-31.doc_x'), null);
  const typed = { from: '2026-11-01', to: '来週', min: '１１，０００円', max: 'x', q: '神田' };
  assert.deepEqual(
    readDocumentFilter((name) => typed[name]),
    { from: '2026-11-01', to: null, minYen: 11_000, maxYen: null, q: '神田' },
  );
});

test('the list as CSV for programs, kept in the log', async () => {
  const csv = await exportDocuments(office, { ...all, q: '神田 神' });
  const [header, row] = csv.slice(1).split('\r\n');
  assert.ok(csv.startsWith('\uFEFF取引年月日,発行日,種類,番号,取引先,宛名,'));
  assert.equal(header?.split(',').length, row?.split(',').length);
  assert.ok(
    row?.startsWith('2026-11-21,2026-11-21,領収書,R2026-000002,神田 \uFA19一,株式会社ﾄﾞｸｴｲ商事,22000,22000,2000,0,'),
  );
  const [entry] = await box.ctx.db.select().from(auditLog).where(sql`${auditLog.action} = 'documents.exported'`);
  assert.equal(entry?.after?.['rows'], 1);
  assert.ok(!JSON.stringify(entry).includes('神田'));
});

test('only operators search, export and check', async () => {
  const buyer = box.as({ kind: 'guest', orderIds: [] });
  const request = { filter: all, after: null, size: 1 };
  for (const asked of [
    listDocuments(buyer, request),
    exportDocuments(buyer, all),
    checkDocuments(buyer),
    unregisteredIssuers(buyer),
  ]) {
    await assert.rejects(asked, { code: 'forbidden' });
  }
});

test('the check finds a changed document, a changed file and a missing number', async () => {
  assert.deepEqual(await checkDocuments(office), { documents: 3, files: 3, broken: [] });
  assert.deepEqual(
    (await runInvariants(box.ctx)).filter(({ name, holds }) => name.startsWith('document') && !holds),
    [],
  );
  const tampered = sql.raw(`
    set local session_replication_role = replica;
    update documents set content = replace(content, '11000', '11001') where amount_yen = 11000;
    update document_renderings set pdf = pdf || '\\x00' where document_id = (select id from documents where amount_yen = 22000);
    delete from document_downloads; delete from document_renderings r using documents d where d.id = r.document_id and d.amount_yen = 33000;
    delete from documents where amount_yen = 33000`);
  const undone = box.ctx.db.transaction(async (tx) => {
    const ctx = { ...box.ctx, db: tx };
    await tx.execute(tampered);
    const { broken } = await checkDocuments(ctx);
    assert.deepEqual(broken.toSorted(), ['R2026-000001', 'R2026-000002 (original)', 'company receipt 2026']);
    await assert.rejects(checkDocumentsDaily(ctx), /changed documents: R2026-000001/);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
});

test('amounts that cannot be turn the invariants red', async () => {
  const damages = [
    ['receipts_within_payment', sql`update documents set amount_yen = amount_yen + 1, taxable_yen = taxable_yen + 1`],
    [
      'refund_notes_within_receipts',
      sql`insert into documents select 'doc_' || lpad('', 26, '0'), 'refund_note', order_id, issuer_key, issuer_name,
        registration_number, 1, year, 1, 'H2026-000001', transaction_day, issued_day, counterparty, addressee,
        counterparty_key, addressee_key, amount_yen + 1, taxable_yen + 1, tax_yen, untaxed_yen, content, content_sha256,
        created_at from documents where sequence = 1`,
    ],
  ] as const;
  for (const [name, damage] of damages) {
    const undone = box.ctx.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(damage);
      const results = await runInvariants({ ...box.ctx, db: tx });
      assert.equal(results.find((result) => result.name === name)?.holds, false, name);
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
  }
});

const planRows = z.array(z.object({ 'QUERY PLAN': z.string() }));

test('twenty thousand documents are searched by their indexes', async () => {
  const { db } = box.ctx;
  await db.execute(sql`
    insert into documents select 'doc_' || lpad(n::text, 26, '0'), kind, order_id, issuer_key, issuer_name, registration_number,
      n + 1000, 2020, n, number, date '2020-01-01' + n % 2000, issued_day, 'ひと' || n, 'あて' || n, 'ひと' || n, 'あて' || n,
      5000 + n, 5000 + n, 0, 0, content, content_sha256, created_at
    from (select * from documents limit 1) d, generate_series(1, 20000) n`);
  await db.execute(sql`analyze documents`);
  const filters: readonly Partial<DocumentFilter>[] = [
    {},
    { from: '2024-03-01', to: '2024-03-31' },
    { minYen: 7_000, maxYen: 7_010 },
    { q: 'ひと1999' },
    { from: '2020-01-01', to: '2024-12-31', minYen: 7_000, maxYen: 7_010, q: 'あて20' },
  ];
  for (const filter of filters) {
    const query = documentPage(box.ctx, { filter: { ...all, ...filter }, after: null, size: 50 });
    const plan = planRows.parse([...(await db.execute(sql`explain ${query.getSQL()}`))]);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(text, /documents_(day|amount|counterparty|addressee)/, text);
    assert.doesNotMatch(text, /Seq Scan on documents/, text);
  }
});

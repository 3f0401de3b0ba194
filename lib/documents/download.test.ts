import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { documentDownloads, documentRenderings, documents } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { downloadDocument, readOfficeCopy } from './download-document';
import { sha256 } from './insert-document';
import { issueReceipt } from './issue-receipt';
import { pdfText } from './testing/pdf-text';
import { paidOrder, wishOf } from './testing/sales';

let box: TestContext;
before(async () => {
  box = await testContext();
});
after(() => box.close());

const buyerOf = (orderId: OrderId): Ctx => box.as({ kind: 'guest', orderIds: [orderId] });

async function issued() {
  const orderId = await paidOrder(box.ctx);
  const result = await issueReceipt(box.ctx, wishOf(orderId));
  const [receipt] = result.ok ? result.receipts : [];
  assert.ok(receipt);
  return { orderId, documentId: receipt.id, buyer: buyerOf(orderId) };
}

test('the original goes out once, later copies are marked, and each is the same file for ever', async () => {
  const { orderId, documentId, buyer } = await issued();
  const office = await readOfficeCopy(box.as(operator), documentId);
  const parallel = await Promise.all([1, 2, 3, 4].map(() => downloadDocument(buyer, { orderId, documentId })));
  assert.deepEqual(parallel.map(({ copy }) => copy).toSorted(), ['original', 'reissue', 'reissue', 'reissue']);
  for (const { pdf, copy } of parallel) {
    const text = await pdfText(pdf);
    assert.equal(text.includes('再発行'), copy === 'reissue');
    assert.ok(text.includes('髙橋花子様'));
  }
  const originals = parallel.filter(({ copy }) => copy === 'original');
  assert.equal(sha256(originals[0]?.pdf ?? ''), sha256(office.pdf));
  const stored = await box.ctx.db
    .select()
    .from(documentRenderings)
    .where(eq(documentRenderings.documentId, documentId));
  assert.deepEqual(stored.map(({ copy }) => copy).toSorted(), ['original', 'reissue']);
  for (const { pdf, sha256: hash } of stored) assert.equal(sha256(pdf), hash);
  const downloads = await box.ctx.db.$count(documentDownloads, eq(documentDownloads.documentId, documentId));
  assert.equal(downloads, 5);
});

test('strangers, other orders and buyers at the office door get nothing', async () => {
  const { orderId, documentId, buyer } = await issued();
  const other = await issued();
  await assert.rejects(downloadDocument(other.buyer, { orderId, documentId }), { code: 'not_found' });
  await assert.rejects(downloadDocument(other.buyer, { orderId: other.orderId, documentId }), { code: 'not_found' });
  await assert.rejects(readOfficeCopy(buyer, documentId), { code: 'forbidden' });
});

test('what was issued, rendered or downloaded can be neither changed nor deleted', async () => {
  const { orderId, documentId, buyer } = await issued();
  await downloadDocument(buyer, { orderId, documentId });
  for (const table of [documents, documentRenderings, documentDownloads]) {
    for (const statement of [sql`update ${table} set created_at = now()`, sql`delete from ${table}`]) {
      await assert.rejects(box.ctx.db.execute(statement), (error: Error) => /append-only/.test(String(error.cause)));
    }
  }
});

import { and, eq } from 'drizzle-orm';
import { type DocumentCopy, documentDownloads, documents } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { type DocumentId, newId, type OrderId } from '@/lib/ids';
import type { DocumentRow } from './insert-document';
import { renderingOf } from './rendering';

export interface DownloadedDocument {
  readonly pdf: Uint8Array;
  readonly copy: DocumentCopy;
  readonly document: DocumentRow;
}

/** A document for who holds its order: the original once, then copies marked 再発行; every download is kept. Strangers get `not_found`. */
export async function downloadDocument(
  ctx: Ctx,
  { orderId, documentId }: { orderId: OrderId; documentId: DocumentId },
): Promise<DownloadedDocument> {
  await assertOrderAccess(ctx, orderId);
  const document = await readDocument(ctx, documentId);
  if (document === null || document.orderId !== orderId) throw new AppError('not_found');
  // Rendered before it counts as downloaded, so that a failure does not use up the original.
  const original = await renderingOf(ctx, document, 'original');
  if (await recordDownload(ctx, document, 'original')) return { pdf: original, copy: 'original', document };
  const reissue = await renderingOf(ctx, document, 'reissue');
  await recordDownload(ctx, document, 'reissue');
  return { pdf: reissue, copy: 'reissue', document };
}

/** The original for the books: leaves the buyer's own untouched; kept among the downloads and in the log. Operators only. */
export async function readOfficeCopy(ctx: Ctx, documentId: DocumentId): Promise<DownloadedDocument> {
  assertOperator(ctx);
  const document = await readDocument(ctx, documentId);
  if (document === null) throw new AppError('not_found');
  const pdf = await renderingOf(ctx, document, 'original');
  await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await recordDownload(inTx, document, 'original', 'operator');
    await recordAudit(inTx, { action: 'document.viewed', subjectId: document.orderId, after: { documentId } });
  });
  return { pdf, copy: 'original', document };
}

async function readDocument(ctx: Ctx, documentId: DocumentId): Promise<DocumentRow | null> {
  const [found] = await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.id, documentId)));
  return found ?? null;
}

/** Whether it was written: the buyer's original goes out once, which a unique index decides. */
async function recordDownload(
  ctx: Ctx,
  document: DocumentRow,
  copy: DocumentCopy,
  reader: 'buyer' | 'operator' = 'buyer',
): Promise<boolean> {
  const { actor } = ctx;
  const written = await ctx.db
    .insert(documentDownloads)
    .values({
      id: newId('dwl'),
      documentId: document.id,
      reader,
      copy,
      requestId: ctx.requestId,
      readerId: actor.kind === 'user' ? actor.userId : null,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: documentDownloads.id });
  return written.length > 0;
}

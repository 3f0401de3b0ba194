import { and, asc, eq } from 'drizzle-orm';
import { documents } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { readContent } from './content';
import { type DocumentRow, insertDocument } from './insert-document';
import { readSale, type Sale } from './read-sale';
import type { DraftContent } from './receipt-content';
import { refundNoteContent } from './refund-note-content';

/**
 * Issues a refund note to every receipt of the order from which something went back since its last document; none when nothing
 * did, so a hundred clicks are one. Strangers get `not_found`.
 */
export async function issueRefundNote(ctx: Ctx, { orderId }: { orderId: OrderId }): Promise<readonly DocumentRow[]> {
  await assertOrderAccess(ctx, orderId);
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const issued: DocumentRow[] = [];
    for (const { receipt, ordinal, draft } of await dueNotes(inTx, await readSale(inTx, { orderId, lock: true }))) {
      const { issuerKey, counterparty } = receipt;
      issued.push(await insertDocument(inTx, { orderId, issuerKey, ordinal, counterparty, draft }));
    }
    return issued;
  });
}

interface DueNote {
  readonly receipt: DocumentRow;
  readonly ordinal: number;
  readonly draft: DraftContent;
}

/** The refund notes that could be issued now. The caller has checked the access. */
export async function dueNotes(ctx: Ctx, sale: Sale): Promise<readonly DueNote[]> {
  const issued = await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.orderId, sale.order.id)))
    .orderBy(asc(documents.issuerKey), asc(documents.ordinal));
  const receipts = issued.filter(({ kind }) => kind === 'receipt');
  return receipts.flatMap((receipt) => {
    const notes = issued.filter(({ kind, issuerKey }) => kind === 'refund_note' && issuerKey === receipt.issuerKey);
    const last = readContent((notes.at(-1) ?? receipt).content);
    const draft = refundNoteContent(sale, { receipt: readContent(receipt.content), last });
    return draft === null ? [] : [{ receipt, ordinal: notes.length + 1, draft }];
  });
}

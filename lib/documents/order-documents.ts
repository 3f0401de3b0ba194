import { and, asc, eq } from 'drizzle-orm';
import { type DocumentKind, documentDownloads, documents } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { Ctx } from '@/lib/context';
import type { DocumentId, OrderId } from '@/lib/ids';
import { addYen, type Yen } from '@/lib/money/yen';
import { dueNotes } from './issue-refund-note';
import { readSale } from './read-sale';

const isBuyersOriginal = and(eq(documentDownloads.reader, 'buyer'), eq(documentDownloads.copy, 'original'));

export interface OrderDocument {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedDay: string;
  readonly issuerName: string;
  readonly addressee: string;
  readonly amountYen: Yen;
  /** The buyer has the original: the next one is marked 再発行. */
  readonly isDownloaded: boolean;
}

export interface OrderDocuments {
  readonly number: string;
  readonly isPaid: boolean;
  readonly buyerName: string;
  /** What a receipt issued now would be about; zero when there is nothing to give a receipt for. */
  readonly receivedYen: Yen;
  readonly documents: readonly OrderDocument[];
  /** Something went back since the last document. */
  readonly isNoteDue: boolean;
}

/** The documents of an order as its buyer sees them. Strangers get `not_found`. */
export async function readOrderDocuments(ctx: Ctx, orderId: OrderId): Promise<OrderDocuments> {
  await assertOrderAccess(ctx, orderId);
  const sale = await readSale(ctx, { orderId });
  const rows = await ctx.db
    .select({ document: documents, taken: documentDownloads.id })
    .from(documents)
    .leftJoin(documentDownloads, and(eq(documentDownloads.documentId, documents.id), isBuyersOriginal))
    .where(eq(documents.orderId, orderId))
    .orderBy(asc(documents.createdAt), asc(documents.id));
  const { order, lines } = sale;
  return {
    number: formatOrderNumber(order.number),
    isPaid: order.paidAt !== null && (order.state === 'paid' || order.state === 'refunded'),
    buyerName: order.buyerName ?? '',
    receivedYen: addYen(...lines.map(({ kept }) => addYen(kept.taxableYen, kept.feeYen))),
    documents: rows.map(({ document, taken }) => {
      const { id: documentId, kind, number, issuedDay, issuerName, addressee, amountYen } = document;
      return { documentId, kind, number, issuedDay, issuerName, addressee, amountYen, isDownloaded: taken !== null };
    }),
    isNoteDue: (await dueNotes(ctx, sale)).length > 0,
  };
}

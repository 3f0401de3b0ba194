import { and, asc, count, eq, max, min } from 'drizzle-orm';
import { type DocumentKind, documentDownloads, documents, orderLines, tickets } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { DocumentId, OrderId, TicketId } from '@/lib/ids';

export interface IssuedPaper {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly addressee: string;
  readonly issuedAt: Date;
  /** When the buyer took the original. */
  readonly takenAt: Date | null;
  /** How often and when last the buyer took a copy marked 再発行. */
  readonly reissues: number;
  readonly reissuedAt: Date | null;
}

export interface TicketPaper {
  readonly ticketId: TicketId;
  readonly code: string;
  readonly state: 'issued' | 'redeemed' | 'void';
  readonly examineeName: string | null;
  readonly issuedAt: Date;
}

export interface OrderPapers {
  readonly issued: readonly IssuedPaper[];
  readonly tickets: readonly TicketPaper[];
}

/** Everything on paper about an order: receipts and refund notes with what the buyer took of them, and tickets. Operators only. */
export async function orderPapers(ctx: Ctx, orderId: OrderId): Promise<OrderPapers> {
  assertOperator(ctx);
  const [rows, taken, ticketRows] = await Promise.all([
    ctx.db
      .select()
      .from(documents)
      .where(eq(documents.orderId, orderId))
      .orderBy(asc(documents.createdAt), asc(documents.id)),
    takenByBuyer(ctx, orderId),
    ctx.db
      .select({ ticket: tickets, examineeName: orderLines.examineeName })
      .from(tickets)
      .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
      .where(eq(tickets.orderId, orderId))
      .orderBy(asc(orderLines.position)),
  ]);
  return {
    issued: rows.map(({ id: documentId, kind, number, addressee, createdAt: issuedAt }) => {
      const own = taken.filter((row) => row.documentId === documentId);
      const copies = own.find(({ copy }) => copy === 'reissue');
      return {
        documentId,
        kind,
        number,
        addressee,
        issuedAt,
        takenAt: own.find(({ copy }) => copy === 'original')?.first ?? null,
        reissues: copies?.times ?? 0,
        reissuedAt: copies?.last ?? null,
      };
    }),
    tickets: ticketRows.map(({ ticket: { id: ticketId, code, state, issuedAt }, examineeName }) => {
      return { ticketId, code, state, issuedAt, examineeName };
    }),
  };
}

function takenByBuyer(ctx: Ctx, orderId: OrderId) {
  const { documentId, copy, createdAt } = documentDownloads;
  return ctx.db
    .select({ documentId, copy, times: count(), first: min(createdAt), last: max(createdAt) })
    .from(documentDownloads)
    .innerJoin(documents, eq(documents.id, documentId))
    .where(and(eq(documents.orderId, orderId), eq(documentDownloads.reader, 'buyer')))
    .groupBy(documentId, copy);
}

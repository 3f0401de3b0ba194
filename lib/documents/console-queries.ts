import { and, desc, eq, gte, lte, or, type SQL, sql } from 'drizzle-orm';
import { documents, facilities, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { Ctx } from '@/lib/context';
import { type DocumentId, parseId } from '@/lib/ids';
import { seller } from '@/lib/legal/seller';
import { isCalendarDay } from '@/lib/time/calendar-day';
import type { DocumentFilter } from './document-filter';
import type { DocumentRow } from './insert-document';
import { issuerFor } from './issuer';
import { searchKey } from './search-key';

export interface ConsoleDocument extends Omit<DocumentRow, 'content'> {
  readonly orderNumber: string;
}

export interface DocumentCursor {
  readonly day: string;
  readonly id: DocumentId;
}

interface DocumentListRequest {
  readonly filter: DocumentFilter;
  readonly after: DocumentCursor | null;
  readonly size: number;
}

/** A page of issued documents, newest transaction first. Operators only. */
export async function listDocuments(
  ctx: Ctx,
  request: DocumentListRequest,
): Promise<{ readonly documents: readonly ConsoleDocument[]; readonly next: DocumentCursor | null }> {
  assertOperator(ctx);
  const rows = await documentPage(ctx, request);
  const page = rows.slice(0, request.size);
  const last = page.at(-1)?.document;
  return {
    documents: page.map(({ document: { content: _, ...document }, number }) => ({
      ...document,
      orderNumber: formatOrderNumber(number),
    })),
    next: rows.length > request.size && last !== undefined ? { day: last.transactionDay, id: last.id } : null,
  };
}

/** The query itself, so that its plan can be looked at. One row more than the page tells whether there is another one. */
export function documentPage(ctx: Pick<Ctx, 'db'>, { filter, after, size }: DocumentListRequest) {
  const { from, to, minYen, maxYen, q } = filter;
  return ctx.db
    .select({ document: documents, number: orders.number })
    .from(documents)
    .innerJoin(orders, eq(orders.id, documents.orderId))
    .where(
      and(
        from === null ? undefined : gte(documents.transactionDay, from),
        to === null ? undefined : lte(documents.transactionDay, to),
        minYen === null ? undefined : sql`${documents.amountYen} >= ${minYen}`,
        maxYen === null ? undefined : sql`${documents.amountYen} <= ${maxYen}`,
        q.trim() === '' ? undefined : beginsWith(searchKey(q)),
        after === null ? undefined : sql`(${documents.transactionDay}, ${documents.id}) < (${after.day}, ${after.id})`,
      ),
    )
    .orderBy(desc(documents.transactionDay), desc(documents.id))
    .limit(size + 1);
}

/** As a range of the indexes: LIKE would not use them in a prepared plan. */
function beginsWith(key: string): SQL | undefined {
  const end = `${key}\u{10FFFF}`;
  return or(
    sql`(${documents.counterpartyKey} ~>=~ ${key} and ${documents.counterpartyKey} ~<~ ${end})`,
    sql`(${documents.addresseeKey} ~>=~ ${key} and ${documents.addresseeKey} ~<~ ${end})`,
  );
}

/** Who must be registered before receipts for every facility can be issued. Operators only. */
export async function unregisteredIssuers(ctx: Ctx): Promise<readonly string[]> {
  assertOperator(ctx);
  const rows = await ctx.db.select().from(facilities);
  const results = rows.map((facility) => issuerFor(facility, seller));
  return [...new Set(results.flatMap((result) => (result.ok ? [] : [result.unregistered])))];
}

export function formatDocumentCursor({ day, id }: DocumentCursor): string {
  return `${day}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseDocumentCursor(text: string): DocumentCursor | null {
  const [day = '', idText = ''] = text.split('.');
  const id = parseId('doc', idText);
  return isCalendarDay(day) && id !== null ? { day, id } : null;
}

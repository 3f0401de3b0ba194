import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { toCsv } from '@/lib/csv/to-csv';
import ja from '@/messages/ja/documents.json';
import { type ConsoleDocument, type DocumentCursor, listDocuments } from './console-queries';
import { type DocumentFilter, documentFilterTexts } from './document-filter';

const batchSize = 500;

/** Everything that the filter finds as CSV; the export is kept in the log, without the name that was searched for. Operators only. */
export async function exportDocuments(ctx: Ctx, filter: DocumentFilter): Promise<string> {
  const found: ConsoleDocument[] = [];
  let after: DocumentCursor | null = null;
  do {
    const page = await listDocuments(ctx, { filter, after, size: batchSize });
    found.push(...page.documents);
    after = page.next;
  } while (after !== null);
  const { q: _, ...asked } = documentFilterTexts(filter);
  await recordAudit(ctx, {
    action: 'documents.exported',
    subjectId: 'documents',
    after: { ...asked, rows: found.length },
  });
  return toCsv([Object.values(ja.csv), ...found.map(rowOf)]);
}

/** In the order of the texts of messages/ja/documents.json, `csv`. */
function rowOf(one: ConsoleDocument): readonly (string | number)[] {
  const row: Record<keyof typeof ja.csv, string | number> = {
    day: one.transactionDay,
    issued: one.issuedDay,
    kind: ja.list.kind[one.kind],
    number: one.number,
    counterparty: one.counterparty,
    addressee: one.addressee,
    amount: one.amountYen,
    taxable: one.taxableYen,
    tax: one.taxYen,
    untaxed: one.untaxedYen,
    issuer: one.issuerName,
    registration: one.registrationNumber,
    order: one.orderNumber,
    hash: one.contentSha256,
    id: one.id,
  };
  return Object.values(row);
}

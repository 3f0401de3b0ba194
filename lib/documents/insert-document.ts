import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type DocumentKind, documentCounters, documents } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { newId, type OrderId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import type { DocumentContent } from './content';
import type { DraftContent } from './receipt-content';
import { searchKey } from './search-key';

export type DocumentRow = typeof documents.$inferSelect;

const letters: Readonly<Record<DocumentKind, string>> = { receipt: 'R', refund_note: 'H' };

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

interface NewDocument {
  readonly orderId: OrderId;
  readonly issuerKey: string;
  readonly ordinal: number;
  readonly counterparty: string;
  readonly draft: DraftContent;
}

/** Gives a document its number and writes it, in the caller's transaction: a number that is not used is not taken. */
export async function insertDocument(ctx: Ctx, { draft, ...input }: NewDocument): Promise<DocumentRow> {
  const now = ctx.clock.now();
  const issuedDay = jstDay(now);
  const year = Number(issuedDay.slice(0, 4));
  const { kind } = draft;
  const sequence = await nextNumber(ctx, { issuerKey: input.issuerKey, kind, year });
  const number = `${letters[kind]}${year}-${String(sequence).padStart(6, '0')}`;
  const content = JSON.stringify({ ...draft, number, issuedDay } satisfies DocumentContent);
  const [written] = await ctx.db
    .insert(documents)
    .values({
      ...input,
      id: newId('doc'),
      kind,
      year,
      sequence,
      number,
      issuedDay,
      issuerName: draft.issuer.name,
      registrationNumber: draft.issuer.registrationNumber,
      transactionDay: draft.transactionDay,
      addressee: draft.addressee.name,
      counterpartyKey: searchKey(input.counterparty),
      addresseeKey: searchKey(draft.addressee.name),
      amountYen: draft.amountYen,
      taxableYen: draft.taxableYen,
      taxYen: draft.taxYen,
      untaxedYen: draft.untaxedYen,
      content,
      contentSha256: sha256(content),
      createdAt: now,
    })
    .returning();
  assert(written !== undefined, 'a document was written');
  const after = { documentId: written.id, kind, number, issuerKey: input.issuerKey, amountYen: draft.amountYen };
  await recordAudit(ctx, { action: 'document.issued', subjectId: input.orderId, after });
  return written;
}

async function nextNumber(ctx: Ctx, series: { issuerKey: string; kind: DocumentKind; year: number }): Promise<number> {
  const [counter] = await ctx.db
    .insert(documentCounters)
    .values({ ...series, last: 1 })
    .onConflictDoUpdate({
      target: [documentCounters.issuerKey, documentCounters.kind, documentCounters.year],
      set: { last: sql`${documentCounters.last} + 1` },
    })
    .returning();
  assert(counter !== undefined, 'a counter counts');
  return counter.last;
}

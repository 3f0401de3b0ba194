import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';

export interface DocumentCheck {
  readonly documents: number;
  readonly files: number;
  /** Numbers of documents, or series of numbers, that are not as they were written. */
  readonly broken: readonly string[];
}

const brokenRows = z.array(z.object({ id: z.string() }));
const countRow = z.object({ documents: z.coerce.number(), files: z.coerce.number() });

/** Computes every hash of what was issued anew, and looks for gaps in the numbers. Operators and jobs. */
export async function checkDocuments(ctx: Ctx): Promise<DocumentCheck> {
  if (ctx.actor.kind !== 'system') assertOperator(ctx);
  const [counts] = await ctx.db.execute(sql`
    select (select count(*) from documents) as documents, (select count(*) from document_renderings) as files`);
  const broken = brokenRows.parse([
    ...(await ctx.db.execute(sql`
      select number as id from documents where encode(sha256(convert_to(content, 'UTF8')), 'hex') <> content_sha256
        or (content::jsonb ->> 'amountYen')::bigint <> amount_yen or (content::jsonb ->> 'taxYen')::bigint <> tax_yen
        or content::jsonb ->> 'number' <> number
      union all
      select d.number || ' (' || r.copy || ')' from document_renderings r join documents d on d.id = r.document_id
      where encode(sha256(r.pdf), 'hex') <> r.sha256`)),
    ...(await ctx.db.execute(numberGaps)),
  ]);
  const result = { ...countRow.parse(counts), broken: broken.map(({ id }) => id) };
  if (ctx.actor.kind !== 'system') {
    await recordAudit(ctx, { action: 'documents.checked', subjectId: 'documents', after: { ...result } });
  }
  return result;
}

/** The daily job: fails, naming them, so that the operator's page alarms. */
export async function checkDocumentsDaily(ctx: Ctx): Promise<DocumentCheck> {
  const result = await checkDocuments(ctx);
  if (result.broken.length > 0) throw new Error(`changed documents: ${result.broken.join(', ')}`);
  return result;
}

/** Series whose numbers do not run from 1 to the counter's last one. */
export const numberGaps = sql`
  select coalesce(c.issuer_key, d.issuer_key) || ' ' || coalesce(c.kind, d.kind) || ' ' || coalesce(c.year, d.year) as id
  from document_counters c
  full join (select issuer_key, kind, year, count(*) as count, min(sequence) as first, max(sequence) as last
    from documents group by issuer_key, kind, year) d
    on d.issuer_key = c.issuer_key and d.kind = c.kind and d.year = c.year
  where c.last is distinct from d.last or d.count is distinct from d.last or d.first is distinct from 1`;

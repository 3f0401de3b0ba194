import type { Sql } from 'postgres';

/** All journal lines by their facts, sorted: equal books give equal lists, whatever the order of posting. */
export async function readBooks(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws(' ', fact_kind, fact_id, leg, account_id, amount_yen) as line
    from journal_lines join journal_entries on journal_entries.id = entry_id order by line`;
  return rows.map((row) => row.line);
}

import type { Sql } from 'postgres';

/** A fingerprint of all journal lines by their facts: equal books give equal hashes, whatever the order of posting. */
export async function hashBooks(sql: Sql): Promise<string> {
  const [row] = await sql<{ hash: string }[]>`
    select md5(coalesce(string_agg(line, E'\n' order by line), '')) as hash from (
      select concat_ws('|', fact_kind, fact_id, leg, account_id, amount_yen) as line
      from journal_lines join journal_entries on journal_entries.id = entry_id) lines`;
  if (row === undefined) throw new Error('no books');
  return row.hash;
}

import type { Sql } from 'postgres';

const tablesOf = async (sql: Sql) => {
  const rows = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  return rows.map((row) => `"${row.name}"`);
};

/** Remembers all our tables as they are; the function given back puts them there again (as a superuser, past the triggers). */
export async function rememberTables(sql: Sql): Promise<() => Promise<void>> {
  const tables = await tablesOf(sql);
  await sql.unsafe(
    `create schema remembered; ${tables.map((t) => `create table remembered.${t} as table public.${t};`).join('\n')}`,
  );
  const rewind = tables.map(
    (t) => `delete from public.${t}; insert into public.${t} overriding system value select * from remembered.${t};`,
  );
  return async () => {
    await sql.begin(async (tx) => {
      await tx.unsafe(`set local session_replication_role = replica; ${rewind.join('\n')}`);
    });
  };
}

import postgres from 'postgres';
import { tables } from './tables';

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

/** Unix milliseconds and sequence numbers fit a JavaScript number. */
const bigint = { to: 20, from: [20], serialize: String, parse: Number };

/** Connects, creating the database and its tables where they are missing. */
export async function openDatabase(url: string): Promise<Sql> {
  await createDatabase(url);
  const sql = postgres(url, { max: 12, onnotice: () => {}, types: { bigint } });
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(7264915)`;
    await tx.unsafe(tables);
  });
  return sql;
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = new URL(url);
  server.pathname = '/postgres';
  const sql = postgres(server.href, { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!known) await sql`create database ${sql(name)}`.catch(ignoreDuplicate);
  } finally {
    await sql.end();
  }
}

function ignoreDuplicate(error: unknown): void {
  const raced = error instanceof postgres.PostgresError && ['42P04', '23505'].includes(error.code);
  if (!raced) throw error;
}

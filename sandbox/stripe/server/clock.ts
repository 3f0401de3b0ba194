import type { Sql, Transaction } from '../store/open-database';

/** Sandbox time in Unix milliseconds: wall time plus what was advanced. Never goes back. */
export async function readNow(sql: Sql | Transaction): Promise<number> {
  return Date.now() + (await readOffset(sql));
}

export async function readOffset(sql: Sql | Transaction): Promise<number> {
  const [row] = await sql<{ clock_offset_ms: number }[]>`select clock_offset_ms from settings`;
  return row?.clock_offset_ms ?? 0;
}

/** Moves sandbox time forward to at least `nowMs`. */
export async function moveClockTo(sql: Sql, nowMs: number): Promise<void> {
  await sql`update settings set clock_offset_ms = greatest(clock_offset_ms, ${nowMs - Date.now()})`;
}

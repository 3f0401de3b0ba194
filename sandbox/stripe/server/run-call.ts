import { Call } from '../protocol/call';
import type { AnyKind } from '../store/kind';
import type { Sql } from '../store/open-database';
import { readNow } from './clock';

/** What a hosted page needs of the sandbox to act for the person who uses it. */
export interface PageHost {
  sql: Sql;
  kinds: ReadonlyMap<string, AnyKind>;
  /** Called when there may be events to deliver. */
  wake(): void;
}

/** One transaction outside the API, e.g. of a form that a customer sends: its events name no request. */
export async function runCall<T extends object | boolean>(
  { sql, kinds, wake }: PageHost,
  origin: string,
  body: (call: Call) => Promise<T>,
): Promise<T> {
  const results: T[] = [];
  await sql.begin(async (tx) => {
    const nowMs = await readNow(tx);
    results.push(await body(new Call({ tx, kinds, nowMs, request: null, key: 'secret', url: '', origin, path: {} })));
  });
  wake();
  const [result] = results;
  if (result === undefined) throw new Error('the transaction gave nothing');
  return result;
}

import { createHash } from 'node:crypto';
import { Failure } from '../protocol/failure';
import type { Transaction } from '../store/open-database';

export interface Attempt {
  key: string;
  path: string;
  paramsHash: string;
  requestId: string;
}

export interface Recorded {
  requestId: string;
  status: number;
  body: string;
}

/** The header of a v1 POST, undefined when there is none. */
export function readIdempotencyKey(method: string, header: string | undefined): string | undefined {
  if (method !== 'POST' || header === undefined) return undefined;
  const key = header.trim();
  if (key === '') throw idempotencyError(400, 'Idempotency keys may not be empty.');
  if (key.length > 255) {
    throw idempotencyError(400, `Idempotency keys can be up to 255 characters long, but yours has ${key.length}.`);
  }
  return key;
}

export function hashParameters(given: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(given)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}

/**
 * Takes the key for this transaction and gives the answer kept under it, if any. Throws 409 while another request
 * holds it. The lock is the database connection's own, so a killed process gives it back.
 */
export async function claimKey(tx: Transaction, attempt: Attempt): Promise<Recorded | undefined> {
  const [lock] = await tx<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency:${attempt.key}`}, 0)) as taken`;
  if (!lock?.taken) throw inUse(attempt.key);
  const [row] = await tx<{ path: string; params_hash: string; request_id: string; status: number; body: string }[]>`
    select path, params_hash, request_id, status, body from idempotency_keys
    where key = ${attempt.key} and created_at > now() - interval '24 hours'`;
  if (!row) return undefined;
  if (row.path !== attempt.path) throw otherEndpoint(attempt, row.path);
  if (row.params_hash !== attempt.paramsHash) throw otherParameters(attempt.key);
  return { requestId: row.request_id, status: row.status, body: row.body };
}

/** Keeps the answer, in the transaction of its effects. */
export async function recordAnswer(tx: Transaction, attempt: Attempt, answer: { status: number; body: string }) {
  await tx`
    insert into idempotency_keys (key, path, params_hash, request_id, status, body)
    values (${attempt.key}, ${attempt.path}, ${attempt.paramsHash}, ${attempt.requestId}, ${answer.status}, ${answer.body})
    on conflict (key) do update set path = excluded.path, params_hash = excluded.params_hash,
      request_id = excluded.request_id, status = excluded.status, body = excluded.body, created_at = now()`;
}

function idempotencyError(status: number, message: string, code?: string): Failure {
  const body = { type: 'idempotency_error', message } as const;
  return new Failure(status, code === undefined ? body : { ...body, code }, { recorded: false });
}

function inUse(key: string): Failure {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
  return idempotencyError(409, message, 'idempotency_key_in_use');
}

function otherEndpoint({ key, path }: Attempt, first: string): Failure {
  const message = `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${first}'). Try using a key other than '${key}' if you meant to execute a different request.`;
  return idempotencyError(400, message);
}

function otherParameters(key: string): Failure {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
  return idempotencyError(400, message);
}

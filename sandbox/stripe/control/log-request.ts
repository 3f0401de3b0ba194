import type { KeyKind } from '../protocol/authenticate';
import type { Sql } from '../store/open-database';

export interface LoggedRequest {
  requestId: string;
  method: string;
  path: string;
  /** undefined: no valid key. */
  keyKind: KeyKind | undefined;
  params: object;
  status: number;
  idempotencyKey: string | undefined;
  replayed: boolean;
  fault: string | undefined;
}

export async function logRequest(sql: Sql, request: LoggedRequest): Promise<void> {
  await sql`
    insert into requests (request_id, method, path, key_kind, params, status, idempotency_key, replayed, fault)
    values (${request.requestId}, ${request.method}, ${request.path}, ${request.keyKind ?? null},
            ${JSON.stringify(mask(request.params))}::text::json, ${request.status},
            ${request.idempotencyKey ?? null}, ${request.replayed}, ${request.fault ?? null})`;
}

const hidden = /^(number|cvc|data|client_secret|secret|key|.*_secret)$/;

/** Secrets, the content of files and anything like a card number never reach the log. */
export function mask(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\b\d(?:[ -]?\d){11,18}\b/g, (digits) => `****${digits.slice(-4)}`);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(mask);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      hidden.test(key) && typeof item === 'string' ? '****' : mask(item),
    ]),
  );
}

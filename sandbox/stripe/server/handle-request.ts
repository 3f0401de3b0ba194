import { type Fault, strike } from '../control/faults';
import { logRequest } from '../control/log-request';
import { authenticate, checkAccount, type KeyKind, readVersion, secretKeyRequired } from '../protocol/authenticate';
import { bodyTooLarge, Failure, rateLimited, renderFailure, serverError } from '../protocol/failure';
import { newId } from '../protocol/ids';
import type { AnyKind } from '../store/kind';
import type { Sql } from '../store/open-database';
import { type Answered, executeRequest } from './execute-request';
import { hashParameters, readIdempotencyKey } from './idempotency';
import { type HttpCall, type Parameters, readParameters } from './read-parameters';
import type { Match } from './route-request';

export interface Api {
  sql: Sql;
  kinds: ReadonlyMap<string, AnyKind>;
  lockTimeoutMs: number;
  route(method: string, path: string): Match;
  /** Called when a request may have left events to deliver. */
  committed(): void;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The answer is not sent: the connection breaks, or hangs until the client gives up. */
  lost?: 'timeout' | 'connection_reset';
}

/** What is known of a request so far, for its headers and its log line. */
interface Progress {
  requestId: string;
  path: string;
  keyKind: KeyKind | undefined;
  version: string | undefined;
  idempotencyKey: string | undefined;
  params: object;
  fault: Fault | undefined;
}

/** undefined body: there was more of it than the API takes. */
export type Incoming = Omit<HttpCall, 'body'> & { body: string | undefined };

export async function handleRequest(api: Api, http: Incoming): Promise<Reply> {
  const progress: Progress = {
    requestId: newId('req', 14),
    path: http.path,
    keyKind: undefined,
    version: undefined,
    idempotencyKey: undefined,
    params: {},
    fault: undefined,
  };
  const answered = await answer(api, http, progress);
  const { fault, requestId } = progress;
  await logRequest(api.sql, {
    requestId,
    method: http.method,
    path: http.path,
    keyKind: progress.keyKind,
    params: progress.params,
    status: answered.status,
    idempotencyKey: progress.idempotencyKey,
    replayed: answered.replayOf !== undefined,
    fault: fault && `${fault.effect} ${fault.moment}`,
  });
  const reply = { status: answered.status, headers: headersOf(answered, progress), body: answered.body };
  if (fault?.effect === 'timeout' || fault?.effect === 'connection_reset') return { ...reply, lost: fault.effect };
  return reply;
}

async function answer(api: Api, http: Incoming, progress: Progress): Promise<Answered> {
  try {
    const key = authenticate(http.header('authorization'));
    progress.keyKind = key;
    progress.version = readVersion(http.header('stripe-version'));
    checkAccount(http.header('stripe-account'));
    const match = api.route(http.method, http.path);
    if (key === 'publishable' && match.endpoint.auth !== 'publishable') throw secretKeyRequired();
    progress.idempotencyKey = readIdempotencyKey(http.method, http.header('idempotency-key'));
    if (http.body === undefined) throw bodyTooLarge();
    const parameters = readParameters({ ...http, body: http.body });
    progress.params = parameters.given;
    progress.fault = await strike(api.sql, http.method, http.path);
    if (progress.fault?.moment === 'before') return failed(faultOf(progress.fault), progress);
    const answered = await execute(api, { http, match, parameters, key }, progress);
    api.committed();
    if (progress.fault?.moment === 'during') return answered;
    return progress.fault ? failed(faultOf(progress.fault), progress) : answered;
  } catch (error) {
    if (error instanceof Failure) return failed(error, progress);
    process.stderr.write(`stripe sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    return failed(serverError(), progress);
  }
}

interface Routed {
  http: Incoming;
  match: Match;
  parameters: Parameters;
  key: KeyKind;
}

function execute(api: Api, { http, match, parameters, key }: Routed, progress: Progress): Promise<Answered> {
  const { requestId, idempotencyKey } = progress;
  const run = match.endpoint.prepare(parameters.raw);
  return executeRequest(api.sql, {
    origin: {
      kinds: api.kinds,
      request: { id: requestId, idempotencyKey: idempotencyKey ?? null },
      key,
      url: http.path,
      origin: http.origin,
      path: match.path,
    },
    requestId,
    lockTimeoutMs: api.lockTimeoutMs,
    run,
    breaks: progress.fault?.moment === 'during',
    expand: parameters.expand,
    attempt:
      idempotencyKey === undefined
        ? undefined
        : { key: idempotencyKey, path: http.path, paramsHash: hashParameters(parameters.given), requestId },
  });
}

/** A lost answer is only logged; its status says what the client would have seen. */
function faultOf({ effect }: Fault): Failure {
  return effect === '429' ? rateLimited() : serverError(false);
}

function failed(failure: Failure, { requestId, path }: Progress): Answered {
  return { status: failure.status, body: renderFailure(failure, { requestId, path }), headers: failure.headers };
}

function headersOf(answered: Answered, { requestId, version, idempotencyKey }: Progress): Record<string, string> {
  return {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    ...(version === undefined ? {} : { 'stripe-version': version }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey, 'original-request': requestId }),
    ...(answered.replayOf === undefined
      ? {}
      : { 'idempotent-replayed': 'true', 'original-request': answered.replayOf }),
    ...answered.headers,
  };
}

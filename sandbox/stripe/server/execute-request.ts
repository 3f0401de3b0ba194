import postgres from 'postgres';
import { Call, type CallOrigin } from '../protocol/call';
import type { Answer } from '../protocol/endpoint';
import { expand } from '../protocol/expand';
import { Failure, KeptFailure, lockTimeout, renderFailure, serverError } from '../protocol/failure';
import { plain } from '../protocol/plain';
import type { Sql, Transaction } from '../store/open-database';
import { readNow } from './clock';
import { type Attempt, claimKey, recordAnswer } from './idempotency';

export interface Answered {
  status: number;
  body: string;
  headers: Record<string, string>;
  replayOf?: string;
}

interface Execution {
  origin: Omit<CallOrigin, 'tx' | 'nowMs'>;
  requestId: string;
  lockTimeoutMs: number;
  run(call: Call): Promise<Answer>;
  expand: readonly string[];
  attempt: Attempt | undefined;
  /** Stripe's own failure once execution has begun: all is undone, and a key keeps the 500. */
  breaks: boolean;
}

const placeOf = ({ requestId, origin }: Execution) => ({ requestId, path: origin.url });

/** Runs one checked request: effects, events and the idempotent answer commit together or not at all. */
export async function executeRequest(sql: Sql, execution: Execution): Promise<Answered> {
  try {
    return await sql.begin((tx) => inTransaction(tx, execution));
  } catch (error) {
    const failure = asFailure(error);
    return { status: failure.status, body: renderFailure(failure, placeOf(execution)), headers: failure.headers };
  }
}

async function inTransaction(tx: Transaction, execution: Execution): Promise<Answered> {
  const { attempt } = execution;
  await tx`select set_config('lock_timeout', ${`${execution.lockTimeoutMs}ms`}, true)`;
  if (!attempt) return answer(tx, execution);
  const recorded = await claimKey(tx, attempt);
  if (recorded) return { status: recorded.status, body: recorded.body, headers: {}, replayOf: recorded.requestId };
  const given = await recordable(tx, execution);
  await recordAnswer(tx, attempt, given);
  return given;
}

/** Under a key also a failed execution is an answer to keep: its effects go back to the savepoint, the answer stays. */
async function recordable(tx: Transaction, execution: Execution): Promise<Answered> {
  try {
    return await tx.savepoint((inner) => answer(inner, execution));
  } catch (error) {
    const failure = asFailure(error);
    if (!failure.recorded) throw failure;
    return { status: failure.status, body: renderFailure(failure, placeOf(execution)), headers: failure.headers };
  }
}

async function answer(tx: Transaction, execution: Execution): Promise<Answered> {
  const call = new Call({ ...execution.origin, tx, nowMs: await readNow(tx) });
  const result = await execution.run(call);
  if (execution.breaks) throw serverError();
  if (result instanceof KeptFailure) {
    const { failure } = result;
    return { status: failure.status, body: renderFailure(failure, placeOf(execution)), headers: failure.headers };
  }
  const tree = plain(result);
  await expand(call, tree, execution.expand);
  return { status: 200, body: JSON.stringify(tree, null, 2), headers: {} };
}

/** Row lock not given, or deadlock → 429; anything unforeseen → 500, told on stderr. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof postgres.PostgresError && ['55P03', '40P01'].includes(error.code)) return lockTimeout();
  process.stderr.write(`stripe sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  return serverError();
}

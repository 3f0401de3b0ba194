import { Call, type Task } from '../protocol/call';
import type { AnyKind } from '../store/kind';
import type { Sql, Transaction } from '../store/open-database';
import { moveClockTo, readNow } from './clock';

const maxAttempts = 5;

export interface Scheduler {
  /** Runs what is due now, in time order; gives how many ran. */
  runDue(): Promise<number>;
  /** Moves the clock, running every task on the way at its own time. */
  advance(ms: number): Promise<void>;
}

interface Due {
  id: number;
  due_at: number;
  kind: string;
  payload: unknown;
  attempts: number;
}

export function createScheduler(
  sql: Sql,
  kinds: ReadonlyMap<string, AnyKind>,
  tasks: ReadonlyMap<string, Task>,
): Scheduler {
  const execute = async (tx: Transaction, due: Due) => {
    const task = tasks.get(due.kind);
    if (!task) throw new Error(`no task named ${due.kind}`);
    const origin = { kinds, nowMs: due.due_at, request: null, key: 'secret', url: '', origin: '', path: {} } as const;
    await task.run(new Call({ ...origin, tx }), task.payload.parse(due.payload));
  };
  const runNext = (untilMs: number) => sql.begin((tx) => runOne(tx, untilMs, execute));
  const runAll = async (untilMs: number) => {
    let ran = 0;
    while (await runNext(untilMs)) ran += 1;
    return ran;
  };
  return {
    runDue: async () => runAll(await readNow(sql)),
    advance: async (ms) => {
      const target = (await readNow(sql)) + ms;
      for (let due = await nextDue(sql, target); due !== undefined; due = await nextDue(sql, target)) {
        await moveClockTo(sql, due);
        await runAll(due);
      }
      await moveClockTo(sql, target);
    },
  };
}

/** Whether something is still to run until then (sandbox time); what has failed for good is not. */
export async function hasTasksBefore(sql: Sql, untilMs: number): Promise<boolean> {
  return (await nextDue(sql, untilMs)) !== undefined;
}

async function nextDue(sql: Sql, untilMs: number): Promise<number | undefined> {
  const [row] = await sql<{ due_at: number }[]>`
    select due_at from tasks where due_at <= ${untilMs} and attempts < ${maxAttempts} order by due_at, id limit 1`;
  return row?.due_at;
}

async function runOne(
  tx: Transaction,
  untilMs: number,
  execute: (tx: Transaction, due: Due) => Promise<void>,
): Promise<boolean> {
  const [due] = await tx<Due[]>`
    select id, due_at, kind, payload, attempts from tasks
    where due_at <= ${untilMs} and attempts < ${maxAttempts}
    order by due_at, id limit 1 for update skip locked`;
  if (!due) return false;
  try {
    await tx.savepoint((inner) => execute(inner, due));
    await tx`delete from tasks where id = ${due.id}`;
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`stripe sandbox: task ${due.kind}: ${message}\n`);
    await tx`
      update tasks set attempts = attempts + 1, last_error = ${message}, due_at = due_at + 1000 where id = ${due.id}`;
  }
  return true;
}

import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import { batchMax, type NextBatch, nextBatch, type QueuedEvent } from './next-batch';
import { routeEvent, type SyncKind } from './route-event';

/** Some events of one object that one sync will finish, held under a lease. */
export interface Claim {
  /** Fencing: whoever finds another token on the rows has lost them. */
  readonly token: string;
  readonly kind: SyncKind | null;
  readonly objectId: string;
  readonly subjectId: string;
  readonly eventIds: readonly string[];
}

export interface ClaimOptions {
  readonly objectsMax: number;
  readonly leaseMs: number;
}

/**
 * Takes the oldest unfinished events of up to `objectsMax` objects, in one short transaction: first the object's lock, only
 * then its rows are read (a lock inside the WHERE clause of one statement breaks the order), then they are marked.
 */
export async function claimEvents(sql: Sql, { objectsMax, leaseMs }: ClaimOptions): Promise<Claim[]> {
  return sql.begin(async (tx) => {
    const claims: Claim[] = [];
    for (const [objectId, queue] of await readQueues(tx, await lockObjects(tx, objectsMax))) {
      const next = nextBatch(queue);
      if (next.step === 'give_up') await giveUp(tx, next.eventIds);
      if (next.step === 'work') claims.push(toClaim(objectId, next));
    }
    if (claims.length > 0) await hold(tx, claims, leaseMs);
    return claims;
  });
}

const toClaim = (objectId: string, { kind, subjectId, eventIds }: Extract<NextBatch, { step: 'work' }>): Claim => ({
  token: randomUUID(),
  kind,
  objectId,
  subjectId,
  eventIds,
});

/** Objects whose oldest unfinished event is due or was left behind by a dead worker, locked until this transaction ends. */
async function lockObjects(tx: TransactionSql, objectsMax: number): Promise<string[]> {
  const rows = await tx<{ object_id: string }[]>`
    with candidates as materialized (
      select object_id from stripe_events head
      where state in ('new', 'running') and run_at <= now() and (state = 'new' or lease_until <= now())
        and not exists (select 1 from stripe_events earlier where earlier.object_id = head.object_id
                        and earlier.state in ('new', 'running') and earlier.sequence < head.sequence)
      order by run_at, sequence limit ${objectsMax * 4})
    select object_id from candidates
    where pg_try_advisory_xact_lock(hashtext('dokuei-pay:stripe-object'), hashtext(object_id))
    limit ${objectsMax}`;
  return rows.map((row) => row.object_id);
}

interface QueueRow {
  id: string;
  object_id: string;
  subject_id: string;
  type: string;
  attempts: number;
  is_due: boolean;
  is_held: boolean;
}

async function readQueues(tx: TransactionSql, objectIds: readonly string[]): Promise<Map<string, QueuedEvent[]>> {
  const queues = new Map<string, QueuedEvent[]>();
  if (objectIds.length === 0) return queues;
  const rows = await tx<QueueRow[]>`
    select queue.* from unnest(${objectIds}::text[]) as objects(id) cross join lateral (
      select id, object_id, subject_id, type, attempts, run_at <= now() as is_due,
             (state = 'running' and lease_until > now()) as is_held
      from stripe_events where object_id = objects.id and state in ('new', 'running')
      order by sequence limit ${batchMax}) queue`;
  for (const row of rows) queues.set(row.object_id, [...(queues.get(row.object_id) ?? []), toQueued(row)]);
  return queues;
}

const toQueued = (row: QueueRow): QueuedEvent => ({
  id: row.id,
  kind: routeEvent(row.type)?.kind ?? null,
  subjectId: row.subject_id,
  attempts: row.attempts,
  isDue: row.is_due,
  isHeld: row.is_held,
});

async function hold(tx: TransactionSql, claims: readonly Claim[], leaseMs: number): Promise<void> {
  const pairs = claims.flatMap(({ eventIds, token }) => eventIds.map((eventId) => ({ eventId, token })));
  await tx`
    update stripe_events set state = 'running', attempts = attempts + 1, lease_token = held.token,
           lease_until = now() + ${leaseMs} * interval '1 millisecond'
    from unnest(${pairs.map((pair) => pair.eventId)}::text[], ${pairs.map((pair) => pair.token)}::text[])
         as held(event_id, token)
    where stripe_events.id = held.event_id`;
}

async function giveUp(tx: TransactionSql, eventIds: readonly string[]): Promise<void> {
  await tx`
    update stripe_events set state = 'dead', lease_until = null, lease_token = null,
           last_error = coalesce(last_error, 'every worker that took this event ended before it answered')
    where id = any(${eventIds}::text[])`;
}

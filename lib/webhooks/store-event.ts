import type { Sql } from 'postgres';
import type { Clock } from '@/lib/time/clock';
import type { EventEnvelope } from './event-envelope';

export interface StoreDeps {
  readonly sql: Sql;
  readonly clock: Clock;
}

export interface Arrival {
  readonly via: 'webhook' | 'sweep';
  readonly signature: string | null;
}

export interface StoredEvent {
  readonly isNew: boolean;
  readonly receivedCount: number;
}

/**
 * The one write of the acknowledging path: a single statement, durable when it returns. An event that is already there is
 * only counted. `run_at` and leases are kept on the database's clock, which all workers share (cut to the column's precision:
 * rounded up, a new event would not be due yet); business time is ours.
 */
export async function storeEvent(deps: StoreDeps, event: EventEnvelope, arrival: Arrival): Promise<StoredEvent> {
  const [row] = await deps.sql<{ received_count: number; is_new: boolean }[]>`
    insert into stripe_events (id, source, type, account, object_id, subject_id, api_version, occurred_at, body, body_sha256,
                               signature, received_via, state, run_at, received_at)
    values (${event.id}, ${event.source}, ${event.type}, ${event.account}, ${event.objectId}, ${event.subjectId},
            ${event.apiVersion}, ${event.occurredAt.toISOString()}::timestamptz, ${event.body}, ${event.bodySha256}, ${arrival.signature},
            ${arrival.via}, ${event.isKnown ? 'new' : 'ignored'}, date_trunc('milliseconds', now()), ${deps.clock.now().toISOString()}::timestamptz)
    on conflict (id) do update set received_count = stripe_events.received_count + ${arrival.via === 'webhook' ? 1 : 0}
    returning received_count, (xmax = 0) as is_new`;
  if (row === undefined) throw new Error('the inbox gave no answer');
  return { isNew: row.is_new, receivedCount: row.received_count };
}

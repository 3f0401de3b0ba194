import type { Sql } from '../store/open-database';

/** Queues the same event once more for every enabled endpoint that listens. Gives how many. */
export async function resendEvent(sql: Sql, id: string): Promise<number> {
  const rows = await sql`
    insert into deliveries (event_id, event_type, endpoint_id)
    select event.id, event.keys->>'type', endpoint.id from objects event, objects endpoint
    where event.id = ${id} and not endpoint.deleted
      and (event.kind, endpoint.kind) in (('event', 'webhook_endpoint'), ('v2.core.event', 'event_destination'))
      and endpoint.data->>'status' = 'enabled' and not (endpoint.private->>'connect')::boolean
      and (endpoint.data->'enabled_events')::jsonb ?| array['*', event.keys->>'type']
    returning id`;
  return rows.length;
}

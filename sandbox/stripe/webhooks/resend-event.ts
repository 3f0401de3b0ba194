import type { Sql } from '../store/open-database';

/** Queues the same event once more for every enabled endpoint that listens. Gives how many. */
export async function resendEvent(sql: Sql, id: string): Promise<number> {
  const rows = await sql`
    insert into deliveries (event_id, event_type, endpoint_id)
    select event.id, event.keys->>'type', endpoint.id from objects event, objects endpoint
    where event.id = ${id} and event.kind = 'event' and endpoint.kind = 'webhook_endpoint' and not endpoint.deleted
      and endpoint.data->>'status' = 'enabled' and not (endpoint.private->>'connect')::boolean
      and (endpoint.data->'enabled_events')::jsonb ?| array['*', event.keys->>'type']
    returning id`;
  return rows.length;
}

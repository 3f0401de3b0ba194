import { randomInt } from 'node:crypto';
import type { Transaction } from '../store/open-database';
import { readDeliveryPolicy } from './delivery-policy';

const reorderWindowMs = 150;

interface PlannedEvent {
  id: string;
  type: string;
  /** Webhook endpoints take snapshots, event destinations thin events. */
  destinations: 'webhook_endpoint' | 'event_destination';
}

/** One delivery per endpoint that listens (more under a duplicating policy). Gives the number of endpoints. */
export async function planDeliveries(tx: Transaction, event: PlannedEvent): Promise<number> {
  const endpoints = await tx<{ id: string }[]>`
    select id from objects where kind = ${event.destinations} and not deleted and data->>'status' = 'enabled'
      and not (private->>'connect')::boolean
      and (data->'enabled_events')::jsonb ?| ${['*', event.type]}::text[] order by seq`;
  if (endpoints.length === 0) return 0;
  const policy = await readDeliveryPolicy(tx);
  const affected = policy.types === undefined || policy.types.includes(event.type.replace(/^v1\./, ''));
  const copies = affected ? 1 + policy.duplicate : 1;
  for (const endpoint of endpoints) {
    for (let copy = 0; copy < copies; copy += 1) {
      const wait = affected ? policy.delayMs + (policy.reorder ? randomInt(reorderWindowMs) : 0) : 0;
      await tx`
        insert into deliveries (event_id, event_type, endpoint_id, state, due_at)
        values (${event.id}, ${event.type}, ${endpoint.id}, ${affected && policy.drop ? 'dropped' : 'pending'},
                clock_timestamp() + ${wait} * interval '1 millisecond')`;
    }
  }
  return endpoints.length;
}

import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter, resourceMissing } from '../protocol/failure';
import { flag, list, object, page, range, text } from '../protocol/params';
import type { Transaction } from '../store/open-database';
import { events } from '../webhooks/event-kind';

const retentionSeconds = 30 * 24 * 3600;

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/events/{id}',
  params: object({}),
  run: async (call) => {
    const { data } = await call.store.get(events, call.at('id'));
    if (data.created < call.now - retentionSeconds) throw resourceMissing('event', data.id, { param: 'id' });
    return events.render ? events.render(call.tx, data) : data;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/events',
  params: object({
    ...page,
    created: range().optional(),
    delivery_success: flag().optional(),
    type: text().optional(),
    types: list(text()).optional(),
  }),
  run: (call, { type, types, delivery_success, ...params }) => {
    if (type !== undefined && types !== undefined) {
      throw invalidParameter(
        'type',
        'You may only specify one of these parameters: type, types.',
        'parameters_exclusive',
      );
    }
    if (types !== undefined && types.length > 20) {
      throw invalidParameter('types', 'Too many types specified; you can specify at most 20.');
    }
    const wanted = type === undefined ? types : [type];
    return call.list(events, params, {
      where: call.tx`
        created >= ${call.now - retentionSeconds}
        ${wanted === undefined ? call.tx`` : call.tx`and keys->>'type' like any(${wanted.map(pattern)}::text[])`}
        ${delivery_success === undefined ? call.tx`` : delivered(call.tx, delivery_success)}`,
    });
  },
});

/** `charge.*` matches a whole group. */
function pattern(type: string): string {
  return type.replaceAll('_', '\\_').replace(/\*$/, '%');
}

function delivered(tx: Transaction, success: boolean) {
  const undelivered = tx`exists (
    select 1 from deliveries where event_id = objects.id
    group by endpoint_id having bool_and(state <> 'succeeded'))`;
  return success ? tx`and not ${undelivered}` : tx`and ${undelivered}`;
}

export const eventsFamily: Family = { kinds: [events], endpoints: [retrieve, listAll] };

import { z } from 'zod';
import type { Call } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter, resourceMissing } from '../protocol/failure';
import { integer, list, object, refuse, text } from '../protocol/params';
import { eventDestinations } from '../webhooks/endpoint-kind';
import { type ThinEvent, thinEvents } from '../webhooks/thin-event-kind';

const retentionSeconds = 30 * 24 * 3600;
const defaultLimit = 20;

/** v2 times are RFC 3339; the SDK's type also lets Unix seconds pass. Gives Unix milliseconds. */
const moment = () =>
  z
    .string()
    .transform((value, ctx) => {
      if (/^\d{1,11}$/.test(value)) return Number(value) * 1000;
      const at = Date.parse(value);
      if (/^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(at)) return at;
      return refuse(ctx, `Invalid timestamp: ${value}; must be an RFC 3339 date.`);
    })
    .optional();

const params = object({
  created: object({ gt: moment(), gte: moment(), lt: moment(), lte: moment() }).optional(),
  limit: integer({ min: 1, max: 100 }).optional(),
  object_id: text().optional(),
  page: text().optional(),
  types: list(text()).optional(),
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v2/core/events/{id}',
  params: object({}),
  run: async (call) => {
    const { data } = await call.store.get(thinEvents, call.at('id'));
    if (Date.parse(data.created) < call.nowMs - retentionSeconds * 1000) {
      throw resourceMissing('event', data.id, { param: 'id' });
    }
    return data;
  },
});

const listAll = endpoint({ method: 'GET', path: '/v2/core/events', params, run: listEvents });

async function listEvents(call: Call, { created = {}, limit = defaultLimit, ...given }: z.infer<typeof params>) {
  const { tx } = call;
  const { gt, gte, lt, lte } = created;
  const at = tx`(data->>'created')::timestamptz`;
  const ms = (value: number) => tx`to_timestamp(${value} / 1000.0)`;
  const { object_id: object, types } = given;
  const rows = await tx<{ seq: number; data: ThinEvent }[]>`
    select seq, data from objects where kind = ${thinEvents.name}
      and ${at} >= ${ms(call.nowMs - retentionSeconds * 1000)}
      ${given.page === undefined ? tx`` : tx`and seq < ${positionOf(given.page)}`}
      ${object === undefined ? tx`` : tx`and keys->>'object_id' = ${object}`}
      ${types === undefined ? tx`` : tx`and keys->>'type' = any(${types}::text[])`}
      ${gt === undefined ? tx`` : tx`and ${at} > ${ms(gt)}`} ${gte === undefined ? tx`` : tx`and ${at} >= ${ms(gte)}`}
      ${lt === undefined ? tx`` : tx`and ${at} < ${ms(lt)}`} ${lte === undefined ? tx`` : tx`and ${at} <= ${ms(lte)}`}
    order by seq desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(({ data }) => data),
    next_page_url: last === undefined ? null : nextPage(last.seq, { limit, object, types }),
    previous_page_url: null,
  };
}

/** The next page keeps the filters but for `created`, which its position stands for. */
function nextPage(seq: number, kept: { limit: number; object: string | undefined; types: string[] | undefined }) {
  const query = new URLSearchParams({ limit: String(kept.limit), page: `page_${seq.toString(36)}` });
  if (kept.object !== undefined) query.set('object_id', kept.object);
  for (const [index, type] of (kept.types ?? []).entries()) query.set(`types[${index}]`, type);
  return `/v2/core/events?${query}`;
}

function positionOf(page: string): number {
  const seq = /^page_([0-9a-z]{1,10})$/.exec(page)?.[1];
  if (seq === undefined) throw invalidParameter('page', 'Invalid page token.');
  return Number.parseInt(seq, 36);
}

export const coreEventsFamily: Family = { kinds: [thinEvents, eventDestinations], endpoints: [retrieve, listAll] };

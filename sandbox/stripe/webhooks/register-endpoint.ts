import { z } from 'zod';
import { newId, randomText } from '../protocol/ids';
import { ObjectStore } from '../store/object-store';
import type { Sql } from '../store/open-database';
import { eventDestinations, webhookEndpoints } from './endpoint-kind';

export const fixedEndpoint = z.strictObject({
  url: z.url(),
  secret: z.string().min(1).optional(),
  enabled_events: z.array(z.string()).min(1).default(['*']),
  connect: z.boolean().default(false),
  /** `thin`: notifications of `v1.*` events instead of snapshots. */
  payload: z.enum(['snapshot', 'thin']).default('snapshot'),
});

export type FixedEndpoint = z.input<typeof fixedEndpoint>;

/** Registers an endpoint with a secret of the caller's choice; a known URL only gets its settings replaced. */
export async function registerEndpoint(sql: Sql, given: FixedEndpoint): Promise<{ id: string; secret: string }> {
  const { url, enabled_events, connect, payload, secret = `whsec_${randomText(32)}` } = fixedEndpoint.parse(given);
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`endpoint:${url}`}, 0))`;
    const store = new ObjectStore(tx);
    const kind = payload === 'thin' ? eventDestinations : webhookEndpoints;
    const known = (await store.all(kind, {})).find((endpoint) => endpoint.data.url === url);
    const state = { secrets: [{ secret, until: null }], connect };
    if (known) {
      const data = { ...known.data, enabled_events, status: 'enabled' };
      await store.save(kind, { ...known, data, state });
      return { id: known.id, secret };
    }
    const id = newId(payload === 'thin' ? 'ed' : 'we');
    const data = {
      id,
      object: 'webhook_endpoint',
      api_version: null,
      application: null,
      created: Math.floor(Date.now() / 1000),
      description: null,
      enabled_events,
      livemode: false,
      metadata: {},
      status: 'enabled',
      url,
    } as const;
    await store.insert(kind, data, state);
    return { id, secret };
  });
}

/** Gives the endpoint a new secret; the old one goes on signing beside it for a while (wall time). */
export async function rollSecret(
  sql: Sql,
  id: string,
  options: { secret?: string | undefined; expiresInSeconds: number },
) {
  const secret = options.secret ?? `whsec_${randomText(32)}`;
  await sql.begin(async (tx) => {
    const store = new ObjectStore(tx);
    const kind = id.startsWith('ed_') ? eventDestinations : webhookEndpoints;
    const stored = await store.lock(kind, id);
    const until = Date.now() + options.expiresInSeconds * 1000;
    const [current] = stored.state.secrets;
    const old = current && options.expiresInSeconds > 0 ? [{ secret: current.secret, until }] : [];
    stored.state = { ...stored.state, secrets: [{ secret, until: null }, ...old] };
    await store.save(kind, stored);
  });
  return { id, secret };
}

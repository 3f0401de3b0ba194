import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readOffset } from '../server/clock';
import type { Scheduler } from '../server/scheduler';
import type { Sql } from '../store/open-database';
import { deliveryPolicy, readDeliveryPolicy } from '../webhooks/delivery-policy';
import { flushDeliveries } from '../webhooks/flush-deliveries';
import { fixedEndpoint, registerEndpoint, rollSecret } from '../webhooks/register-endpoint';
import { resendEvent } from '../webhooks/resend-event';
import { readBalanceSummary } from './balance-summary';
import { controlPage } from './control-page';
import { addFault, faultRule, listFaults } from './faults';

export interface Controlled {
  sql: Sql;
  scheduler: Scheduler;
  wake(): void;
  reset(): Promise<void>;
}

const advance = z.union([
  z.strictObject({ advanceMs: z.int().min(0) }).transform(({ advanceMs }) => advanceMs),
  z.strictObject({ advanceSeconds: z.int().min(0) }).transform(({ advanceSeconds }) => advanceSeconds * 1000),
  z.strictObject({ advanceDays: z.int().min(0) }).transform(({ advanceDays }) => advanceDays * 86_400_000),
]);
const before = z.coerce.number().int().positive().optional();
const roll = z.strictObject({ secret: z.string().optional(), expiresInSeconds: z.int().min(0).default(86_400) });

/** `/_sandbox`: what Stripe has no API for. Only for tests and demos, never part of the twin. */
export function controlApi(sandbox: Controlled): Hono {
  const app = new Hono();
  app.onError((error, c) => c.json({ error: error.message }, error instanceof z.ZodError ? 400 : 500));
  app.get('/', async (c) => c.html(await controlPage(sandbox.sql)));
  app.post('/reset', async (c) => {
    await sandbox.reset();
    return c.json({ reset: true });
  });
  app.get('/requests', async (c) => c.json(await listRequests(sandbox.sql, before.parse(c.req.query('before')))));
  app.get('/balance-summary', async (c) => c.json(await readBalanceSummary(sandbox.sql)));
  app.post('/events/:id/resend', async (c) => {
    const deliveries = await resendEvent(sandbox.sql, c.req.param('id'));
    sandbox.wake();
    return c.json({ deliveries });
  });
  clockRoutes(app, sandbox);
  faultRoutes(app, sandbox);
  deliveryRoutes(app, sandbox);
  return app;
}

function clockRoutes(app: Hono, { sql, scheduler, wake }: Controlled): void {
  const clock = async () => {
    const offsetMs = await readOffset(sql);
    return { now: Date.now() + offsetMs, offsetMs };
  };
  app.get('/clock', async (c) => c.json(await clock()));
  app.post('/clock', async (c) => {
    await scheduler.advance(advance.parse(await body(c)));
    wake();
    return c.json(await clock());
  });
}

function faultRoutes(app: Hono, { sql }: Controlled): void {
  app.get('/faults', async (c) => c.json({ data: await listFaults(sql) }));
  app.post('/faults', async (c) => c.json({ id: await addFault(sql, faultRule.parse(await body(c))) }, 201));
  app.delete('/faults', async (c) => {
    await sql`delete from faults`;
    return c.json({ deleted: true });
  });
}

function deliveryRoutes(app: Hono, { sql, wake }: Controlled): void {
  app.get('/deliveries', async (c) => c.json(await readDeliveryPolicy(sql)));
  app.post('/deliveries', async (c) => {
    const policy = deliveryPolicy.parse(await body(c));
    await sql`update settings set delivery_policy = ${JSON.stringify(policy)}::text::json`;
    wake();
    return c.json(policy);
  });
  app.post('/deliveries/flush', async (c) => {
    wake();
    return c.json(await flushDeliveries(sql));
  });
  app.post('/webhook_endpoints', async (c) =>
    c.json(await registerEndpoint(sql, fixedEndpoint.parse(await body(c))), 201),
  );
  app.post('/webhook_endpoints/:id/roll', async (c) =>
    c.json(await rollSecret(sql, c.req.param('id'), roll.parse(await body(c)))),
  );
}

/** The JSON body; an empty one counts as `{}`. */
async function body(c: Context): Promise<unknown> {
  const text = await c.req.text();
  return text === '' ? {} : JSON.parse(text);
}

const requestsPage = 200;

/** What was asked, newest first; `before` is the last id of the page before. */
async function listRequests(sql: Sql, before: number | undefined) {
  const rows = await sql`
    select id, at, method, path, key_kind, params, status, request_id, idempotency_key, replayed, fault
    from requests where ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${requestsPage + 1}`;
  return { data: rows.slice(0, requestsPage), has_more: rows.length > requestsPage };
}

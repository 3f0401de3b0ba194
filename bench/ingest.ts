import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { migrateDatabase } from '@/db/migrate';
import { crashablePostgres } from '@/db/testing/crash-postgres';
import { createWebhookListener } from '@/lib/webhooks/listener';
import { readBody } from '@/lib/webhooks/read-body';
import { receive } from '@/lib/webhooks/receive';
import { listen } from '@/lib/webhooks/testing/listen';
import { delivery, sampleEvent, sign } from '@/lib/webhooks/testing/sample-event';
import { openInbox } from '@/lib/webhooks/testing/test-inbox';
import { type Measured, measure, report } from './measure';

// Acknowledged events per second of our endpoint's code on a bare HTTP listener (Next's own cost comes on top), beside a bare
// INSERT … ON CONFLICT through the same pool of 10 connections. The database is a real one that waits for its disk.
const count = Number(process.env.BENCH_EVENTS ?? 5_000);
const concurrency = 32;

await using postgres = await crashablePostgres();
await migrateDatabase(postgres.url);
const inbox = openInbox(postgres.url);
const { sql, receiveDeps } = inbox;
await sql`create table bare (id text primary key, body text not null, received_count int not null default 1)`;
const bareInsert = (id: string, body: string) => sql`
  insert into bare (id, body) values (${id}, ${body})
  on conflict (id) do update set received_count = bare.received_count + 1 returning received_count`;

const makeEvents = (n = count) =>
  Array.from({ length: n }, (_, k) => sampleEvent('payment_intent.succeeded', { id: `pi_${k % 500}` }));

async function overHttp(server: Server, path: string): Promise<Measured> {
  const url = `${await listen(server)}${path}`;
  const deliveries = makeEvents().map(({ body }) => ({ body, signature: sign(body) }));
  const load = fork('bench/http-load.ts', { execArgv: ['--import', 'tsx'] });
  load.send({ url, deliveries, concurrency });
  const failed = once(load, 'exit').then(([code]) => Promise.reject(new Error(`the load ended with code ${code}`)));
  const [measured] = await Promise.race([once(load, 'message'), failed]);
  server.closeAllConnections();
  server.close();
  return z.object({ perSecond: z.number(), p50Ms: z.number(), p99Ms: z.number() }).parse(measured);
}

const bareServer = () =>
  createServer(async (request, response) => {
    const body = await readBody(request, null);
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(body));
    await bareInsert(id, body);
    response.end('{}');
  });

await measure(makeEvents(500), concurrency, (event) => receive(receiveDeps, delivery(event)));
const bare = await measure(makeEvents(), concurrency, ({ id, body }) => bareInsert(id, body));
report('bare INSERT … ON CONFLICT', bare);
const received = await measure(makeEvents().map(delivery), concurrency, (one) => receive(receiveDeps, one));
report('receive(): verified and durable', received);
const bareHttp = await overHttp(bareServer(), '/');
report('bare INSERT behind HTTP', bareHttp);
const endpoint = await overHttp(createWebhookListener(receiveDeps), '/api/webhooks/stripe');
report('webhook endpoint over HTTP, without Next', endpoint);

const ratio = (a: Measured, b: Measured) => (a.perSecond / b.perSecond).toFixed(2);
process.stdout.write(`ratio endpoint / bare INSERT: ${ratio(endpoint, bare)}\n`);
process.stdout.write(`ratio endpoint / bare INSERT behind HTTP: ${ratio(endpoint, bareHttp)}\n`);
process.stdout.write(`ratio receive() / bare INSERT: ${ratio(received, bare)}\n`);
await inbox.close();

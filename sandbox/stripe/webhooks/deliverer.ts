import type { Stripe } from 'stripe';
import type { Sql } from '../store/open-database';
import { readDeliveryPolicy } from './delivery-policy';
import { activeSecrets, type EndpointState } from './endpoint-kind';
import { signPayload } from './sign-payload';

const concurrency = 16;
const timeoutMs = 10_000;
/** How long a hold lets attempts under way go on. */
const graceMs = 1000;
const leaseSeconds = 30;
/** Wall seconds until the next attempt; after the last one the delivery has failed. */
const backOff = [1, 5, 30, 300, 1800, 7200, 18_000, 36_000];

interface Claimed {
  id: number;
  event_id: string;
  endpoint_id: string;
  attempts: number;
}

export interface Deliverer {
  /** Looks for due deliveries now instead of at the next tick. */
  wake(): void;
  /** Runs the body while nothing is posted: attempts under way end first, slow ones are cut. */
  hold(body: () => Promise<void>): Promise<void>;
  /** Resolves when every attempt under way has ended. */
  stop(): Promise<void>;
}

/** Claims due deliveries (several processes may) and posts them, `concurrency` at a time. */
export function startDeliverer(sql: Sql, pollMs = 100): Deliverer {
  const inFlight = new Set<Promise<void>>();
  let [stopped, held] = [false, false];
  let cut = new AbortController();
  const isFree = () => !stopped && !held && inFlight.size < concurrency;
  let looking: Promise<void> | undefined;
  let again = false;
  const look = async () => {
    do {
      again = false;
      const claimed = await claim(sql, concurrency - inFlight.size);
      for (const delivery of claimed) {
        const attempt = deliver(sql, delivery, cut.signal)
          .catch(report)
          .finally(() => {
            inFlight.delete(attempt);
            wake();
          });
        inFlight.add(attempt);
      }
    } while (again && isFree());
  };
  const wake = () => {
    again = true;
    if (looking || !isFree()) return;
    looking = look()
      .catch(report)
      .finally(() => {
        looking = undefined;
        if (again && isFree()) wake();
      });
  };
  const timer = setInterval(wake, pollMs);
  const hold = async (body: () => Promise<void>) => {
    held = true;
    const impatience = setTimeout(() => cut.abort(), graceMs);
    try {
      await looking;
      await Promise.all(inFlight);
      await body();
    } finally {
      clearTimeout(impatience);
      cut = new AbortController();
      held = false;
      wake();
    }
  };
  return {
    wake,
    hold,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
      await Promise.all(inFlight);
    },
  };
}

function report(error: unknown): void {
  process.stderr.write(`stripe sandbox: deliverer: ${error instanceof Error ? error.stack : String(error)}\n`);
}

async function claim(sql: Sql, room: number): Promise<Claimed[]> {
  const policy = await readDeliveryPolicy(sql);
  const paused = policy.paused && policy.types === undefined ? ['*'] : policy.paused ? (policy.types ?? []) : [];
  if (paused.includes('*')) return [];
  return sql<Claimed[]>`
    update deliveries set attempts = attempts + 1, attempted_at = clock_timestamp(),
      leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where id in (
      select id from deliveries
      where state = 'pending' and due_at <= clock_timestamp()
        and (leased_until is null or leased_until < clock_timestamp()) and not (regexp_replace(event_type, '^v1[.]', '') = any(${paused}::text[]))
      order by due_at, id limit ${room} for update skip locked)
    returning id, event_id, endpoint_id, attempts`;
}

async function deliver(sql: Sql, delivery: Claimed, cut: AbortSignal): Promise<void> {
  const [target] = await sql<{ event: object; endpoint: Stripe.WebhookEndpoint; state: EndpointState }[]>`
    select event.data as event, endpoint.data as endpoint, endpoint.private as state
    from objects event, objects endpoint
    where event.id = ${delivery.event_id} and endpoint.id = ${delivery.endpoint_id} and not endpoint.deleted
      and (event.kind, endpoint.kind) in (('event', 'webhook_endpoint'), ('v2.core.event', 'event_destination'))`;
  if (!target) {
    await sql`update deliveries set state = 'failed', last_error = 'endpoint deleted' where id = ${delivery.id}`;
    return;
  }
  const secrets = activeSecrets(target.state, Date.now());
  const outcome = await post(target.endpoint.url, { body: JSON.stringify(target.event, null, 2), secrets, cut });
  await settle(sql, delivery, outcome);
}

interface Outcome {
  ok: boolean;
  status: number | null;
  error: string | null;
}

interface Letter {
  body: string;
  secrets: string[];
  cut: AbortSignal;
}

async function post(url: string, { body, secrets, cut }: Letter): Promise<Outcome> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'stripe-signature': signPayload(body, secrets, Math.floor(Date.now() / 1000)),
  };
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), cut]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    const error = response.ok ? null : `HTTP ${response.status}`;
    return { ok: response.ok, status: response.status, error };
  } catch (error) {
    return {
      ok: false,
      status: null,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

async function settle(sql: Sql, delivery: Claimed, { ok, status, error }: Outcome): Promise<void> {
  const wait = backOff[delivery.attempts - 1];
  const state = ok ? 'succeeded' : wait === undefined ? 'failed' : 'pending';
  await sql`
    update deliveries set state = ${state}, leased_until = null, last_status = ${status}, last_error = ${error},
      due_at = clock_timestamp() + ${wait ?? 0} * interval '1 second'
    where id = ${delivery.id} and attempts = ${delivery.attempts}`;
}

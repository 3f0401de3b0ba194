import { and, asc, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { stripeEventStates, stripeEvents, webhookRefusals } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { jstDay } from '@/lib/time/jst';

export type EventState = (typeof stripeEventStates)[number];

export interface EventRow {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly state: EventState;
  readonly objectId: string;
  readonly receivedCount: number;
  readonly receivedVia: 'webhook' | 'sweep';
  readonly attempts: number;
  readonly receivedAt: Date;
  readonly doneAt: Date | null;
  readonly lastError: string | null;
  readonly outcome: string | null;
}

export interface EventDetail extends EventRow {
  readonly source: 'snapshot' | 'thin';
  readonly account: string | null;
  readonly subjectId: string;
  readonly apiVersion: string | null;
  readonly occurredAt: Date;
  readonly runAt: Date;
  readonly bodySha256: string;
  /** Pretty JSON without client secrets; null when the retention is over. */
  readonly body: string | null;
}

const columns = {
  id: stripeEvents.id,
  sequence: stripeEvents.sequence,
  type: stripeEvents.type,
  state: stripeEvents.state,
  objectId: stripeEvents.objectId,
  receivedCount: stripeEvents.receivedCount,
  receivedVia: stripeEvents.receivedVia,
  attempts: stripeEvents.attempts,
  receivedAt: stripeEvents.receivedAt,
  doneAt: stripeEvents.doneAt,
  lastError: stripeEvents.lastError,
  outcome: stripeEvents.outcome,
};

export interface EventFilters {
  readonly state: EventState | null;
  readonly type: string | null;
  /** Exactly this event, or all events of this Stripe object. */
  readonly about: string | null;
}

/** A page of the inbox, newest arrival first. `before` is the sequence of the page before's last row. Operators only. */
export async function listEvents(
  ctx: Ctx,
  request: { filters: EventFilters; before: number | null; size: number },
): Promise<{ readonly events: readonly EventRow[]; readonly next: number | null }> {
  assertOperator(ctx);
  const { filters, before, size } = request;
  const rows = await ctx.db
    .select(columns)
    .from(stripeEvents)
    .where(and(filtered(filters), before === null ? undefined : lt(stripeEvents.sequence, before)))
    .orderBy(desc(stripeEvents.sequence))
    .limit(size + 1);
  const page = rows.slice(0, size);
  return { events: page, next: rows.length > size ? (page.at(-1)?.sequence ?? null) : null };
}

function filtered({ state, type, about }: EventFilters): SQL | undefined {
  return and(
    // As a literal, so that the partial index of dead letters is seen; the value is one of ours.
    state === null ? undefined : sql`${stripeEvents.state} = ${sql.raw(`'${state}'`)}`,
    type === null ? undefined : eq(stripeEvents.type, type),
    about === null ? undefined : or(eq(stripeEvents.id, about), eq(stripeEvents.objectId, about)),
  );
}

export function parseEventState(text: string): EventState | null {
  return stripeEventStates.find((state) => state === text) ?? null;
}

/** The types that ever arrived, by skipping through their index: one probe per type, not one per event. Operators only. */
export async function listEventTypes(ctx: Ctx): Promise<readonly string[]> {
  assertOperator(ctx);
  const rows = await ctx.db.execute<{ type: string }>(sql`
    with recursive kinds as (
      (select type from stripe_events order by type limit 1)
      union all
      select (select type from stripe_events where type > kinds.type order by type limit 1) from kinds
      where kinds.type is not null)
    select type from kinds where type is not null`);
  return rows.map((row) => row.type);
}

/** One event with its body, or null. Operators only. */
export async function readEvent(ctx: Ctx, eventId: string): Promise<EventDetail | null> {
  assertOperator(ctx);
  const [row] = await ctx.db.select().from(stripeEvents).where(eq(stripeEvents.id, eventId));
  if (row === undefined) return null;
  return { ...row, body: row.body === null ? null : prettyBody(row.body) };
}

function prettyBody(body: string): string {
  const withoutSecrets = (key: string, value: unknown) => (key === 'client_secret' && value !== null ? '***' : value);
  try {
    return JSON.stringify(JSON.parse(body), withoutSecrets, 2);
  } catch {
    return body;
  }
}

/** All events about one object in the order of their arrival. Operators only. */
export async function eventsAbout(ctx: Ctx, objectId: string): Promise<readonly EventRow[]> {
  assertOperator(ctx);
  return ctx.db
    .select(columns)
    .from(stripeEvents)
    .where(eq(stripeEvents.objectId, objectId))
    .orderBy(asc(stripeEvents.sequence))
    .limit(200);
}

export interface RefusalRow {
  readonly day: string;
  readonly source: 'snapshot' | 'thin';
  readonly reason: 'bad_signature' | 'too_old' | 'too_large' | 'malformed';
  readonly count: number;
}

/** Deliveries refused since a day, by day, endpoint and reason; the newest day first. Operators only. */
export async function refusalsSince(ctx: Ctx, since: Date): Promise<readonly RefusalRow[]> {
  assertOperator(ctx);
  return ctx.db
    .select()
    .from(webhookRefusals)
    .where(gte(webhookRefusals.day, jstDay(since)))
    .orderBy(desc(webhookRefusals.day), asc(webhookRefusals.source), asc(webhookRefusals.reason));
}

/** Events that nobody could process. Operators only. */
export async function countDeadEvents(ctx: Ctx): Promise<number> {
  assertOperator(ctx);
  return ctx.db.$count(stripeEvents, sql`${stripeEvents.state} = 'dead'`);
}

import type { Logger } from 'pino';
import type { Sql } from 'postgres';
import type { Ctx } from '@/lib/context';
import { type Alarm, createAlarm } from './alarm';
import { type Claim, claimEvents } from './claim-events';
import { drainLeaseMs } from './drain-patience';
import type { EventSyncs } from './event-syncs';
import { drainChannel } from './wake-drain';
import { workClaim } from './work-claim';

export interface DrainDeps {
  readonly ctx: Ctx;
  readonly sql: Sql;
  readonly syncs: EventSyncs;
  readonly log: Logger;
}

export interface DrainOptions {
  /** Objects worked on at the same time by this process. */
  readonly concurrency?: number;
  /** How long a silent worker keeps its events. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
}

export interface Drain {
  /** Takes nothing new and resolves when the work in hand is finished. */
  stop(): Promise<void>;
}

const defaults = { concurrency: 8, leaseMs: drainLeaseMs, pollMs: 5_000 };

/** Works the inbox off until stopped. Any number of processes may do so; NOTIFY wakes them, a poll is the safety net. */
export function startDrain(deps: DrainDeps, options: DrainOptions = {}): Drain {
  const settings = { ...defaults, ...options };
  const alarm = createAlarm();
  const inHand = new Set<Promise<void>>();
  let isStopping = false;

  const take = (claim: Claim) => {
    const work = workAndReport(deps, claim).finally(() => {
      inHand.delete(work);
      alarm.wake();
    });
    inHand.add(work);
  };

  const run = async () => {
    while (!isStopping) {
      const claims = await tryClaim(deps, {
        objectsMax: settings.concurrency - inHand.size,
        leaseMs: settings.leaseMs,
      });
      claims.forEach(take);
      if (claims.length === 0) await alarm.sleep(settings.pollMs);
    }
    await Promise.all(inHand);
  };

  const listening = listen(deps, alarm);
  const running = run();
  return {
    async stop() {
      isStopping = true;
      alarm.wake();
      await running;
      await (await listening)?.unlisten().catch(() => undefined);
    },
  };
}

async function tryClaim({ sql, log }: DrainDeps, options: Parameters<typeof claimEvents>[1]): Promise<Claim[]> {
  if (options.objectsMax <= 0) return [];
  try {
    return await claimEvents(sql, options);
  } catch (error) {
    log.warn({ err: error }, 'the inbox cannot be read, the drain polls on');
    return [];
  }
}

async function workAndReport({ ctx, syncs, log }: DrainDeps, claim: Claim): Promise<void> {
  const about = { objectId: claim.objectId, events: claim.eventIds.length };
  try {
    const result = await workClaim(ctx, syncs, claim);
    if (result === 'failed' || result === 'parked' || result === 'lost')
      log.warn({ ...about, result }, 'event not done');
    else log.debug({ ...about, result }, 'event done');
  } catch (error) {
    log.error({ ...about, err: error }, 'an event stays under its lease until it runs out');
  }
}

async function listen({ sql, log }: DrainDeps, alarm: Alarm) {
  try {
    return await sql.listen(drainChannel, alarm.wake, alarm.wake);
  } catch (error) {
    log.warn({ err: error }, 'not woken by the database, the drain polls');
    return undefined;
  }
}

/** Works off everything that is due and returns the number of claims: for tests and the benchmark, without a loop of its own. */
export async function drainOnce(
  deps: DrainDeps,
  { concurrency = 8, leaseMs = drainLeaseMs }: DrainOptions = {},
): Promise<number> {
  const claims = await claimEvents(deps.sql, { objectsMax: concurrency, leaseMs });
  await Promise.all(claims.map((claim) => workAndReport(deps, claim)));
  return claims.length;
}

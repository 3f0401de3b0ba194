import { z } from 'zod';
import { env } from '@/lib/env';
import { type Clock, systemClock } from '@/lib/time/clock';
import { shift } from '@/lib/time/duration';

const refreshMs = 250;
const answer = z.object({ offsetMs: z.number() });

interface SandboxClock extends Clock {
  refresh(): Promise<void>;
  /** Resolves when the offset is fresh: at once while the clock is in use, else after one look. */
  settle(): Promise<void>;
}

/**
 * Follows the sandbox's clock, so that ninety days can pass in seconds. Refreshed in the background while in use;
 * a failed refresh keeps the last offset.
 */
export function sandboxClock(apiBase: string, wall: Clock = systemClock): SandboxClock {
  const url = new URL('/_sandbox/clock', apiBase);
  let offsetMs = 0;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  const load = async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (response.ok) offsetMs = answer.parse(await response.json()).offsetMs;
    } catch {
      // The sandbox is restarting: the last offset is the best we know.
    } finally {
      running = undefined;
    }
  };
  const refresh = () => {
    refreshedAt = wall.now().getTime();
    running ??= load();
    return running;
  };
  const isOld = () => wall.now().getTime() - refreshedAt >= refreshMs;
  return {
    refresh,
    settle: () => (isOld() ? refresh() : (running ?? Promise.resolve())),
    now: () => {
      if (isOld()) void refresh();
      return shift(wall.now(), offsetMs);
    },
  };
}

let shared: Clock | SandboxClock | undefined;

/** The process's clock: the system's, or beside the sandbox the sandbox's. */
export function appClock(): Clock | SandboxClock {
  const apiBase = env().STRIPE_API_BASE;
  shared ??= apiBase === undefined ? systemClock : sandboxClock(apiBase);
  return shared;
}

/** The process's clock for one request: a sandbox clock that was moved holds from the request's first line on. */
export async function settledAppClock(): Promise<Clock> {
  const clock = appClock();
  if ('settle' in clock) await clock.settle();
  return clock;
}

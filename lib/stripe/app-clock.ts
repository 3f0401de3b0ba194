import { z } from 'zod';
import { env } from '@/lib/env';
import { type Clock, systemClock } from '@/lib/time/clock';
import { shift } from '@/lib/time/duration';

const refreshMs = 250;
const answer = z.object({ offsetMs: z.number() });

/**
 * Follows the sandbox's clock, so that ninety days can pass in seconds. Refreshed in the background while in use;
 * a failed refresh keeps the last offset.
 */
export function sandboxClock(apiBase: string, wall: Clock = systemClock): Clock & { refresh(): Promise<void> } {
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
  return {
    refresh,
    now: () => {
      const now = wall.now();
      if (now.getTime() - refreshedAt >= refreshMs) void refresh();
      return shift(now, offsetMs);
    },
  };
}

let shared: Clock | undefined;

/** The process's clock: the system's, or beside the sandbox the sandbox's. */
export function appClock(): Clock {
  const apiBase = env().STRIPE_API_BASE;
  shared ??= apiBase === undefined ? systemClock : sandboxClock(apiBase);
  return shared;
}

import { sandboxClock } from '@/lib/stripe/app-clock';
import type { Clock } from '@/lib/time/clock';

/** A sandbox's clock that tests move forward, and the sandbox with it; what falls due on the way happens before it returns. */
export interface MovableClock extends Clock {
  advanceMs(ms: number): Promise<void>;
}

export const isMovable = (clock: Clock): clock is MovableClock => 'advanceMs' in clock;

export function movableClock(sandboxUrl: string): MovableClock {
  const { now, refresh } = sandboxClock(sandboxUrl);
  return {
    now,
    advanceMs: async (advanceMs) => {
      const init = { method: 'POST', body: JSON.stringify({ advanceMs }) };
      const response = await fetch(`${sandboxUrl}/_sandbox/clock`, init);
      if (!response.ok) throw new Error(`sandbox clock: ${response.status} ${await response.text()}`);
      await refresh();
    },
  };
}

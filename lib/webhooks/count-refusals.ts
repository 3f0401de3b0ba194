import type { Sql } from 'postgres';
import type { Clock } from '@/lib/time/clock';
import { jstDay } from '@/lib/time/jst';
import type { EventSource } from './event-envelope';

export type RefusalReason = 'bad_signature' | 'too_old' | 'too_large' | 'malformed';

export interface RefusalCounter {
  count(source: EventSource, reason: RefusalReason): void;
  /** Writes what has been counted so far. */
  flush(): Promise<void>;
}

const flushEveryMs = 1_000;

/** Counts refused deliveries in memory and writes them once a second, so that a flood of forgeries never queues for a row. */
export function createRefusalCounter(sql: Sql, clock: Clock): RefusalCounter {
  let counts = new Map<string, { source: EventSource; reason: RefusalReason; day: string; count: number }>();
  let timer: NodeJS.Timeout | undefined;

  const add = (entry: { source: EventSource; reason: RefusalReason; day: string; count: number }) => {
    const key = `${entry.day} ${entry.source} ${entry.reason}`;
    counts.set(key, { ...entry, count: (counts.get(key)?.count ?? 0) + entry.count });
    timer ??= setTimeout(() => flush().catch(() => undefined), flushEveryMs).unref();
  };

  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const pending = [...counts.values()];
    counts = new Map();
    for (const entry of pending) {
      try {
        await sql`
          insert into webhook_refusals (day, source, reason, count)
          values (${entry.day}, ${entry.source}, ${entry.reason}, ${entry.count})
          on conflict (day, source, reason) do update set count = webhook_refusals.count + excluded.count`;
      } catch {
        add(entry);
      }
    }
  };

  return { count: (source, reason) => add({ source, reason, day: jstDay(clock.now()), count: 1 }), flush };
}

import type { Sql } from 'postgres';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { sign } from '@/lib/auth/secret';
import { AppError } from '@/lib/errors';
import { secondMs } from '@/lib/time/duration';
import { type LimitKey, limits, type RateLimit } from './limits';

export type LimitSubjects = Partial<Record<LimitKey, string>>;

export interface RateLimiter {
  /** Counts one use for every rule of the limit; throws `rate_limited` when one is spent. */
  consume(limit: RateLimit, subjects: LimitSubjects): Promise<void>;
}

interface Query {
  readonly text: string;
  readonly values?: (string | number | null)[];
}

/** Counters in Postgres, so every process of the app counts together. Subjects are stored as keyed hashes only. */
export function createRateLimiter(sql: Sql, key: string): RateLimiter {
  const storeClient = {
    query: async ({ text, values = [] }: Query) => ({ rows: await sql.unsafe(text, values) }),
  };
  const common = { storeClient, storeType: 'client', tableName: 'rate_limits', tableCreated: true };
  const counters = new Map<string, RateLimiterPostgres>();
  for (const [name, rules] of Object.entries(limits)) {
    for (const { by, points, seconds } of rules) {
      const keyPrefix = `${name}:${by}`;
      counters.set(keyPrefix, new RateLimiterPostgres({ ...common, keyPrefix, points, duration: seconds }));
    }
  }
  const consume = async (limit: RateLimit, subjects: LimitSubjects) => {
    for (const { by } of limits[limit]) {
      const subject = subjects[by];
      if (subject === undefined) continue;
      await counters.get(`${limit}:${by}`)?.consume(sign(key, subject)).catch(refuse);
    }
  };
  return { consume };
}

/** A spent rule, with the time until it lets the caller in again. */
export class RateLimited extends AppError {
  readonly retryAfterSeconds: number;

  constructor({ msBeforeNext }: Pick<RateLimiterRes, 'msBeforeNext'>) {
    super('rate_limited');
    this.retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / secondMs));
  }
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes) throw new RateLimited(reason);
  throw reason;
}

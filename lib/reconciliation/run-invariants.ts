import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '@/lib/context';
import { invariants } from './invariants';

export interface InvariantResult {
  readonly name: string;
  readonly meaning: string;
  readonly holds: boolean;
  /** Ids of what breaks it, at most twenty. */
  readonly violations: readonly string[];
}

const rows = z.array(z.object({ id: z.string() }));

/** Runs every invariant against one snapshot of the database. */
export async function runInvariants(ctx: Ctx): Promise<readonly InvariantResult[]> {
  return ctx.db.transaction(
    async (tx) => {
      const results: InvariantResult[] = [];
      for (const { name, meaning, violations } of invariants) {
        const found = rows.parse([...(await tx.execute(sql`select id from (${violations}) as broken limit 20`))]);
        results.push({ name, meaning, holds: found.length === 0, violations: found.map((row) => row.id) });
      }
      return results;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

import { z } from 'zod';
import type { Sql } from '../store/open-database';

export const faultRule = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'DELETE', '*']).default('*'),
    /** A path prefix, or a regular expression when it begins with `^`. */
    path: z.string().min(1),
    /** The first matching call (1-based, counted from now) that suffers. */
    nth: z.int().min(1).default(1),
    times: z.int().min(1).default(1),
    effect: z.enum(['500', '429', 'timeout', 'connection_reset']),
    when: z.enum(['before', 'during', 'after']).default('before'),
  })
  .refine(({ effect, when }) => when !== 'during' || effect === '500', 'Only a 500 can come while a request runs.');

export type FaultRule = z.infer<typeof faultRule>;

export interface Fault {
  effect: FaultRule['effect'];
  /** `after`: the effect is committed and only the answer is lost; `during`: undone, and the 500 kept under the key. */
  moment: FaultRule['when'];
}

/** Counts the request against every matching rule and gives the first that strikes it. */
export async function strike(sql: Sql, method: string, path: string): Promise<Fault | undefined> {
  const rules = await sql<(Fault & { strikes: boolean })[]>`
    update faults set seen = seen + 1
    where method in ('*', ${method}) and case when path like '^%' then ${path} ~ path else starts_with(${path}, path) end
    returning effect, moment, seen >= nth and seen < nth + times as strikes`;
  return rules.find((rule) => rule.strikes);
}

export async function addFault(sql: Sql, rule: FaultRule): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into faults (method, path, nth, times, effect, moment)
    values (${rule.method}, ${rule.path}, ${rule.nth}, ${rule.times}, ${rule.effect}, ${rule.when}) returning id`;
  return row?.id ?? 0;
}

export function listFaults(sql: Sql) {
  return sql`
    select id, method, path, nth, times, effect, moment as "when", seen,
      greatest(0, least(times, seen - nth + 1)) as struck from faults order by id`;
}

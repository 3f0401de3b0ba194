import { readNow } from '../server/clock';
import type { Sql } from '../store/open-database';

interface Line {
  type: string;
  currency: string;
  count: number;
  amount: number;
  fee: number;
  net: number;
  pending: number;
  available: number;
}

/** All balance transactions added up by type, split by what is available at sandbox time. */
export async function readBalanceSummary(sql: Sql): Promise<{ lines: Line[]; pending: number; available: number }> {
  const now = Math.floor((await readNow(sql)) / 1000);
  const lines = await sql<Line[]>`
    select data->>'type' as type, data->>'currency' as currency, count(*)::int as count,
      sum((data->>'amount')::bigint)::bigint as amount, sum((data->>'fee')::bigint)::bigint as fee,
      sum((data->>'net')::bigint)::bigint as net,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint > ${now}), 0)::bigint as pending,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint <= ${now}), 0)::bigint as available
    from objects where kind = 'balance_transaction' and not deleted group by 1, 2 order by 1, 2`;
  const total = (field: 'pending' | 'available') => lines.reduce((sum, line) => sum + line[field], 0);
  return { lines: [...lines], pending: total('pending'), available: total('available') };
}

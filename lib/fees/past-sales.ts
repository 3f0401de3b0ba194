import { type SQL, sql } from 'drizzle-orm';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type Yen, yen } from '@/lib/money/yen';
import type { FeeRate } from './method-fee';
import { isPaymentMethod, type PaymentMethodType } from './methods';

export interface PastSalesRequest {
  readonly from: Date;
  readonly until: Date;
  readonly rates: readonly (FeeRate & { readonly method: PaymentMethodType })[];
}

export interface PastSales {
  readonly method: PaymentMethodType;
  readonly sales: number;
  readonly amountYen: Yen;
  readonly chargedYen: Yen;
  readonly wouldBeYen: Yen;
}

/**
 * What other rates would have cost on the real sales of a period, method by method, beside what Stripe charged: methodFee in
 * SQL, yen for yen. Operators only.
 */
export async function pastSales(ctx: Ctx, request: PastSalesRequest): Promise<readonly PastSales[]> {
  assertOperator(ctx);
  if (request.rates.length === 0) return [];
  const rows = await ctx.db.execute<Record<'method' | 'sales' | 'amount' | 'charged' | 'would_be', string>>(
    pastSalesQuery(request),
  );
  return [...rows].flatMap(({ method, sales, amount, charged, would_be }) =>
    isPaymentMethod(method)
      ? [
          {
            method,
            sales: Number(sales),
            amountYen: yen(Number(amount)),
            chargedYen: yen(Number(charged)),
            wouldBeYen: yen(Number(would_be)),
          },
        ]
      : [],
  );
}

export function pastSalesQuery({ from, until, rates }: PastSalesRequest): SQL {
  const values = rates.map(({ method, basisPoints, minimumFeeYen, rounding }) => {
    const half = rounding === 'half_up' ? 5_000 : 0;
    return sql`(${method}, ${basisPoints}::bigint, ${half}::bigint, ${minimumFeeYen}::bigint)`;
  });
  return sql`
    with rates (method, basis_points, half, minimum) as (values ${sql.join(values, sql`, `)})
    select r.method, count(*) as sales, sum(p.amount_yen) as amount, sum(b.fee_yen) as charged,
      sum(greatest(r.minimum, (p.amount_yen * r.basis_points + r.half) / 10000)) as would_be
    from payments p
      join balance_transactions b on b.source_id = p.stripe_charge_id
      join rates r on r.method = p.method_type
    where p.state = 'succeeded' and p.succeeded_at >= ${from.toISOString()}::timestamptz
      and p.succeeded_at < ${until.toISOString()}::timestamptz
    group by r.method order by r.method`;
}

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { markOrderRefunded } from '@/lib/checkout/mark-order-refunded';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

const overRow = z.object({ over: z.boolean() });

/** Whether nothing of an order is left: every line went back whole or is canceled and paid out, or all that was paid went back. */
export async function isOrderOver(ctx: Ctx, orderId: OrderId): Promise<boolean> {
  const [row] = await ctx.db.execute(sql`
    with gone as (
      select id, sum(yen) as yen from (
        select rl.order_line_id as id, rl.amount_yen as yen
        from refund_lines rl join refunds r on r.id = rl.refund_id
        where r.order_id = ${orderId} and r.state in ('pending', 'requires_action', 'succeeded')
        union all
        select dl.order_line_id, dl.amount_yen
        from dispute_lines dl join disputes d on d.id = dl.dispute_id where d.order_id = ${orderId}) taken
      group by id)
    select coalesce(bool_and(case
        when c.fee_yen is not null then coalesce(g.yen, 0) >= l.total_yen - c.fee_yen
        else l.total_yen > 0 and coalesce(g.yen, 0) >= l.total_yen end), false)
      or (sum(l.total_yen) > 0 and coalesce(sum(g.yen), 0) >= sum(l.total_yen)) as over
    from order_lines l
    left join gone g on g.id = l.id
    left join line_cancellations c on c.order_line_id = l.id
    where l.order_id = ${orderId}`);
  return overRow.parse(row).over;
}

/**
 * Marks an order refunded when nothing of it is left, in the caller's transaction. `told`: the buyer has a mail
 * about it already. Says whether this call did.
 */
export async function settleOrder(ctx: Ctx, { orderId, told }: { orderId: OrderId; told: boolean }): Promise<boolean> {
  if (!(await isOrderOver(ctx, orderId))) return false;
  return (await markOrderRefunded(ctx, { orderId, told })) === 'refunded';
}

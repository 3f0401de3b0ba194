import type { Sql } from 'postgres';
import { readBooks } from './books';

/** Everything that a sale leaves behind, in a form that does not depend on who did it when. */
export async function saleState(sql: Sql) {
  const [orders, payments, refunds, tickets, mails, unfinished] = await Promise.all([
    sql`select id, state from orders order by id`,
    sql`select order_id, state, parked_reason from payments order by order_id`,
    sql`select stripe_refund_id, state, amount_yen from refunds order by 1`,
    sql`select order_id, state, count(*)::int from tickets group by 1, 2 order by 1, 2`,
    sql`select fact_key, template from mails order by 1`,
    sql`select type, state, last_error from stripe_events where state not in ('done', 'ignored')`,
  ]);
  const plain = (rows: Iterable<object>) => Array.from(rows, (row) => Object.fromEntries(Object.entries(row)));
  return {
    books: await readBooks(sql),
    orders: plain(orders),
    payments: plain(payments),
    refunds: plain(refunds),
    tickets: plain(tickets),
    mails: plain(mails),
    unfinished: plain(unfinished),
  };
}

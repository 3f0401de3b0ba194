import { sql } from 'drizzle-orm';

/** What Stripe has taken back for a line and not returned. */
export const bookedRefunds = sql`
  select id, sum(yen) as yen from (
    select rl.order_line_id as id, rl.amount_yen as yen from refund_lines rl join refunds r on r.id = rl.refund_id
    where r.stripe_refund_id is not null and r.state not in ('failed', 'canceled')
    union all select order_line_id, amount_yen from dispute_lines) taken group by id`;

/** What refunds, canceled lines and the facilities' shares must always agree on. */
export const refundInvariants = [
  {
    name: 'refund_is_its_lines',
    meaning: '返金の金額は、明細ごとの返金額の合計と一致している',
    violations: sql`
      select r.id from refunds r left join refund_lines l on l.refund_id = r.id
      where r.stray_intent_id is null
      group by r.id having coalesce(sum(l.amount_yen), 0) <> r.amount_yen`,
  },
  {
    name: 'line_refunds_within_line',
    meaning: '明細ごとの返金は、支払額からキャンセル料を引いた額を超えない',
    violations: sql`
      select l.id from order_lines l
      join (select rl.order_line_id as id, sum(rl.amount_yen) as yen from refund_lines rl
        join refunds r on r.id = rl.refund_id and r.state not in ('failed', 'canceled') group by rl.order_line_id) g
        on g.id = l.id
      left join line_cancellations c on c.order_line_id = l.id
      where g.yen > l.total_yen - coalesce(c.fee_yen, 0)`,
  },
  {
    name: 'canceled_line_is_over',
    meaning: 'キャンセルした検査の受診券は使えず、キャンセル料の記録が1件ある',
    violations: sql`
      select l.id from order_lines l left join line_cancellations c on c.order_line_id = l.id
      left join tickets t on t.order_line_id = l.id
      where (l.canceled_at is null) <> (c.order_line_id is null) or (l.canceled_at is not null and t.state = 'issued')`,
  },
  {
    name: 'share_follows_refunds',
    meaning: '施設への配分は、返金とキャンセル料のとおりに減っている',
    violations: sql`
      select s.id from shares s left join line_cancellations c on c.order_line_id = s.order_line_id
      left join (${bookedRefunds}) b on b.id = s.order_line_id
      where s.refunded_yen <> coalesce(s.total_yen - c.fee_yen, b.yen, 0)`,
  },
];

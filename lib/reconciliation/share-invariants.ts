import { sql } from 'drizzle-orm';
import { bookedRefunds } from './refund-invariants';

/** What the books, the tickets and the facilities' shares must always agree on. */
export const shareInvariants = [
  {
    name: 'facility_payable_is_its_shares',
    meaning: '施設への買掛金は、支払予定の配分の合計と一致している',
    violations: sql`
      select coalesce(b.id, s.id) as id
      from (select account_id as id, sum(amount_yen) as yen from journal_lines
        where account_id like 'payable:facility:%' group by account_id) b
      full join (select 'payable:facility:' || facility_id as id, sum(payable_yen) as yen
        from (select facility_id, payable_yen from shares union all select facility_id, payable_yen from add_on_charges) p
        group by facility_id) s on s.id = b.id
      where coalesce(b.yen, 0) + coalesce(s.yen, 0) <> 0`,
  },
  {
    name: 'facility_payable_is_its_movements',
    meaning: '施設への買掛金は、施設の画面に出る増減の合計と一致している',
    violations: sql`
      select coalesce(b.id, m.id) as id
      from (select account_id as id, sum(amount_yen) as yen from journal_lines
        where account_id like 'payable:facility:%' group by account_id) b
      full join (select 'payable:facility:' || facility_id as id, sum(payable_change_yen) as yen
        from share_settlements group by facility_id) m on m.id = b.id
      where coalesce(b.yen, 0) + coalesce(m.yen, 0) <> 0`,
  },
  {
    name: 'add_on_follows_refunds',
    meaning:
      '当日の追加の返金済みの額は、Stripeが受け付けて戻っていない返金と、不審請求で取り消した額の合計に一致し、請求額を超えない',
    violations: sql`
      select c.id from add_on_charges c left join add_on_refunds r on r.charge_id = c.id
      group by c.id having
        c.refunded_yen <> coalesce(sum(r.amount_yen) filter (
          where r.stripe_refund_id is not null and r.state not in ('failed', 'canceled')), 0)
          + (select coalesce(sum(d.taken_yen), 0) from disputes d where d.add_on_charge_id = c.id)
        or coalesce(sum(r.amount_yen) filter (where r.state not in ('failed', 'canceled')), 0) > c.amount_yen`,
  },
  {
    // A canceled line owes what was not kept until Stripe has it, also after a refund that failed.
    name: 'advance_is_what_is_not_earned',
    meaning: '前受金は、まだ実施されていない検査の代金と、返金を待つ額の合計に一致している',
    violations: sql`
      select coalesce(b.id, s.id) as id
      from (select e.order_id as id, sum(l.amount_yen) as yen from journal_entries e
        join journal_lines l on l.entry_id = e.id
        where l.account_id = 'advance:orders' and e.order_id is not null group by e.order_id) b
      full join (select s.order_id as id, sum(case
            when c.fee_yen is not null then s.total_yen - c.fee_yen - coalesce(r.yen, 0)
            when s.recognised then 0
            else s.total_yen - coalesce(r.yen, 0) end) as yen
          from shares s left join line_cancellations c on c.order_line_id = s.order_line_id
          left join (${bookedRefunds}) r on r.id = s.order_line_id group by s.order_id) s on s.id = b.id
      where coalesce(b.yen, 0) + coalesce(s.yen, 0) <> 0`,
  },
  {
    name: 'paid_line_has_share',
    meaning: '支払い済みの注文の明細には、施設への配分が1件ずつある',
    violations: sql`
      select l.id from order_lines l join orders o on o.id = l.order_id left join shares s on s.order_line_id = l.id
      where (o.paid_at is not null and o.state in ('paid', 'refunded')) <> (s.id is not null)`,
  },
  {
    name: 'paid_add_on_is_booked',
    meaning: '当日の追加は、支払い済みのものだけが一度だけ帳簿に載っている',
    violations: sql`
      select c.id from add_on_charges c left join journal_entries e
        on e.fact_kind = 'payment' and e.fact_id = c.stripe_payment_intent_id and e.leg = 'paid'
      group by c.id, c.state having count(e.id) <> (case when c.state = 'paid' then 1 else 0 end)`,
  },
  {
    name: 'redeemed_ticket_is_earned',
    meaning: '使用済みの受診券には取り消されていない使用の記録が1件あり、その代金は売上に計上されている',
    violations: sql`
      select t.id from tickets t left join redemptions r on r.ticket_id = t.id and r.undone_at is null
        left join shares s on s.order_line_id = t.order_line_id
      where (t.state = 'redeemed') <> (r.id is not null) or (t.state = 'redeemed' and s.recognised is not true)`,
  },
];

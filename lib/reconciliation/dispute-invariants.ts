import { sql } from 'drizzle-orm';

/** What claims, the books and what was taken back of lines must always agree on. */
export const disputeInvariants = [
  {
    name: 'disputed_money_is_held',
    meaning: '不審請求で引き落とされ、まだ結論が出ていない額は、係争額の残高と一致している',
    violations: sql`
      select coalesce(b.id, d.id) as id
      from (select e.order_id as id, sum(l.amount_yen) as yen from journal_entries e
        join journal_lines l on l.entry_id = e.id where l.account_id = 'disputes:held' group by e.order_id) b
      full join (select order_id as id, sum(withdrawn_yen) as yen from disputes where state <> 'lost'
        group by order_id) d on d.id = b.id
      where coalesce(b.yen, 0) <> coalesce(d.yen, 0)`,
  },
  {
    name: 'dispute_loss_is_borne',
    meaning: '敗訴した不審請求の額は、弊社の損失と、販売の取消や仮受金から出した額の合計に一致している',
    violations: sql`
      select coalesce(b.id, d.id) as id
      from (select e.order_id as id, sum(l.amount_yen) as yen from journal_entries e
        join journal_lines l on l.entry_id = e.id where l.account_id = 'expense:disputes' group by e.order_id) b
      full join (select d.order_id as id, sum(d.withdrawn_yen - coalesce(t.yen, 0) - d.taken_yen) as yen from disputes d
        left join (select dispute_id as id, sum(amount_yen) as yen from dispute_lines group by dispute_id) t
          on t.id = d.id
        where d.state = 'lost' group by d.order_id) d on d.id = b.id
      where coalesce(b.yen, 0) <> coalesce(d.yen, 0)`,
  },
  {
    name: 'dispute_lines_within_loss',
    meaning: '不審請求で取り消した明細の額は、敗訴した額を超えない',
    violations: sql`
      select d.id from disputes d join dispute_lines l on l.dispute_id = d.id
      group by d.id having d.state <> 'lost' or sum(l.amount_yen) > d.withdrawn_yen`,
  },
];

import { sql } from 'drizzle-orm';

/** What the counted places of course days and the places of orders must always agree on. */
export const placeInvariants = [
  {
    name: 'taken_places_are_held',
    meaning: '受診日ごとの予約数は、注文が確保している枠の数と一致している',
    violations: sql`
      select coalesce(d.course_id, h.course_id) || ' ' || coalesce(d.day, h.day) as id
      from exam_days d
      full join (select course_id, day, count(*) as count from place_holds
        where state in ('held', 'kept') group by course_id, day) h on h.course_id = d.course_id and h.day = d.day
      where coalesce(d.taken, 0) <> coalesce(h.count, 0)`,
  },
  {
    name: 'living_dated_line_has_place',
    meaning: '有効な注文の受診日つきの明細には、その日の枠が1つずつある',
    violations: sql`
      select l.id from order_lines l join orders o on o.id = l.order_id join courses c on c.id = l.course_id
        left join place_holds h on h.order_line_id = l.id
      where l.exam_date is not null and c.mode = 'dated' and l.canceled_at is null
        and ((o.state in ('draft', 'awaiting_payment') and h.state is distinct from 'held')
          or (o.state = 'paid' and h.state is distinct from 'kept')
          or (h.state in ('held', 'kept') and h.day <> l.exam_date))`,
  },
  {
    name: 'dead_order_holds_no_place',
    meaning: '期限切れ・取消・返金済みの注文と、キャンセルされた明細は、枠を確保していない',
    violations: sql`
      select h.order_line_id as id from place_holds h join order_lines l on l.id = h.order_line_id
        join orders o on o.id = l.order_id
      where h.state <> 'released' and (o.state in ('expired', 'canceled', 'refunded') or l.canceled_at is not null)`,
  },
];

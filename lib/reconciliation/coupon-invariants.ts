import { sql } from 'drizzle-orm';
import type { Invariant } from './invariants';

/** Coupons and their orders. */
export const couponInvariants: readonly Invariant[] = [
  {
    name: 'coupon_count_is_its_uses',
    meaning: 'クーポンの利用数は、使用中と使用済みの注文の数に一致し、上限を超えない',
    violations: sql`
      select c.id from coupons c left join coupon_redemptions u on u.coupon_id = c.id and u.state <> 'released'
      group by c.id having count(u.id) <> c.taken_count or count(u.id) > coalesce(c.limit_total, count(u.id))`,
  },
  {
    name: 'coupon_follows_its_order',
    meaning: 'クーポンは、支払い前の注文では使用中、支払い後は使用済みで、取り消された注文からは戻っている',
    violations: sql`
      select u.id from coupon_redemptions u join orders o on o.id = u.order_id
      where (u.state = 'redeemed') <> (o.paid_at is not null and o.coupon_id is not null)
        or (u.state = 'claimed') <> (o.state in ('draft', 'awaiting_payment') and o.coupon_id is not null)
      union all
      select o.id from orders o where o.coupon_id is not null
        and not exists (select 1 from coupon_redemptions u where u.order_id = o.id and u.coupon_id = o.coupon_id)`,
  },
  {
    name: 'free_order_has_no_payment',
    meaning: 'お支払い合計が0円の注文には、決済がない',
    violations: sql`select o.id from orders o join payments p on p.order_id = o.id where o.total_yen = 0`,
  },
];

import { sql } from 'drizzle-orm';
import type { Invariant } from './invariants';

/** Konbini numbers and their payments. */
export const voucherInvariants: readonly Invariant[] = [
  {
    name: 'waiting_voucher_has_open_payment',
    meaning: 'お支払い待ちのコンビニの番号は、終わっていない決済にだけある',
    violations: sql`
      select v.id from konbini_vouchers v join payments p on p.id = v.payment_id
      where v.state = 'waiting' and p.state in ('succeeded', 'canceled')`,
  },
  {
    name: 'paid_voucher_has_konbini_charge',
    meaning: '支払い済みの番号は、コンビニで成功した決済に1つだけある',
    violations: sql`
      select p.id from payments p join konbini_vouchers v on v.payment_id = p.id and v.state = 'paid'
      group by p.id, p.state, p.method_type
      having count(*) > 1 or p.state <> 'succeeded' or p.method_type is distinct from 'konbini'`,
  },
  {
    name: 'voucher_is_mailed_once',
    meaning: 'コンビニの番号は、発行のときに1回だけメールで送られている',
    violations: sql`
      select v.id from konbini_vouchers v left join mails m on m.fact_key = 'konbini_voucher:' || v.id || ':issued'
      join payments p on p.id = v.payment_id join orders o on o.id = p.order_id
      where v.state = 'waiting' and o.state = 'awaiting_payment' group by v.id having count(m.id) <> 1`,
  },
];

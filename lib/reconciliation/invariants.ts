import { type SQL, sql } from 'drizzle-orm';
import { couponInvariants } from './coupon-invariants';
import { disputeInvariants } from './dispute-invariants';
import { documentInvariants } from './document-invariants';
import { placeInvariants } from './place-invariants';
import { refundInvariants } from './refund-invariants';
import { shareInvariants } from './share-invariants';
import { voucherInvariants } from './voucher-invariants';

export interface Invariant {
  readonly name: string;
  /** What must hold, for the operator. */
  readonly meaning: string;
  /** Selects the `id` of everything that breaks it. */
  readonly violations: SQL;
}

/** What must always hold, as SQL. Events still in the queue are not yet held to it. */
export const invariants: readonly Invariant[] = [
  {
    name: 'trial_balance_is_zero',
    meaning: '試算表の借方と貸方が一致している',
    violations: sql`select 'all' as id from journal_lines having coalesce(sum(amount_yen), 0) <> 0`,
  },
  {
    name: 'entries_balance',
    meaning: 'すべての仕訳の借方と貸方が一致している',
    violations: sql`select entry_id as id from journal_lines group by entry_id having sum(amount_yen) <> 0`,
  },
  {
    name: 'paid_order_has_one_charge',
    meaning: '支払い済みの注文には、成功した決済がちょうど1件ある',
    violations: sql`
      select o.id from orders o left join payments p on p.order_id = o.id and p.state = 'succeeded'
      where o.state in ('paid', 'refunded') and o.total_yen > 0
      group by o.id having count(p.id) <> 1`,
  },
  {
    name: 'succeeded_payment_has_paid_order',
    meaning: '成功した決済の注文は支払い済み・返金済みか、確認待ちになっている',
    violations: sql`
      select p.id from payments p join orders o on o.id = p.order_id
      where p.state = 'succeeded' and p.parked_reason is null and o.state not in ('paid', 'refunded')`,
  },
  {
    name: 'succeeded_payment_is_booked',
    meaning: '成功した決済は一度だけ帳簿に載っている',
    violations: sql`
      select p.id from payments p left join journal_entries e
        on e.fact_kind = 'payment' and e.fact_id = p.stripe_payment_intent_id and e.leg = 'paid'
      where p.state = 'succeeded'
      group by p.id having count(e.id) <> 1`,
  },
  {
    name: 'ticket_belongs_to_paid_order',
    meaning: '受診券は支払い済みの注文だけにある（返金済みなら、使えるものは残っていない）',
    violations: sql`
      select t.id from tickets t join orders o on o.id = t.order_id
      where o.state not in ('paid', 'refunded') or (o.state = 'refunded' and t.state = 'issued')`,
  },
  {
    name: 'paid_line_has_ticket',
    meaning: '支払い済みの注文の明細には、受診券が1枚ずつある',
    violations: sql`
      select l.id from order_lines l join orders o on o.id = l.order_id left join tickets t on t.order_line_id = l.id
      where o.state = 'paid' and t.id is null`,
  },
  {
    name: 'refunds_within_charge',
    meaning: '返金の合計は決済の金額を超えない',
    violations: sql`
      select p.id from payments p join refunds r on r.payment_id = p.id and r.state not in ('failed', 'canceled')
      where r.stray_intent_id is null
      group by p.id having sum(r.amount_yen) > p.amount_yen`,
  },
  {
    name: 'stray_refunds_within_stray',
    meaning: '注文と合わない入金の返金の合計は、その入金の金額を超えない',
    violations: sql`
      select r.stray_intent_id as id from refunds r left join (
        select e.fact_id as id, -l.amount_yen as yen from journal_entries e join journal_lines l on l.entry_id = e.id
        where e.fact_kind = 'payment' and e.leg = 'stray' and l.account_id = 'suspense') s on s.id = r.stray_intent_id
      where r.stray_intent_id is not null and r.state not in ('failed', 'canceled')
      group by r.stray_intent_id, s.yen having sum(r.amount_yen) > coalesce(s.yen, 0)`,
  },
  {
    name: 'balance_transaction_is_booked',
    meaning: 'Stripeの残高取引はすべて帳簿に載っている',
    violations: sql`
      select b.stripe_balance_transaction_id as id from balance_transactions b left join journal_entries e
        on e.fact_kind = 'balance_transaction' and e.fact_id = b.stripe_balance_transaction_id and e.leg = 'gross'
      where b.amount_yen <> 0 and e.id is null`,
  },
  {
    name: 'settled_receivable_is_zero',
    meaning: '残高取引まで届いた注文の売掛金は残っていない',
    violations: sql`
      select e.order_id as id from journal_entries e join journal_lines l on l.entry_id = e.id
      where l.account_id = 'receivable:order' and e.order_id is not null
        and not exists (select 1 from payments p where p.order_id = e.order_id and p.state = 'succeeded'
          and not exists (select 1 from balance_transactions b where b.source_id = p.stripe_charge_id))
        and not exists (select 1 from refunds r where r.order_id = e.order_id and r.stripe_refund_id is not null
          and not exists (select 1 from balance_transactions b where b.source_id = r.stripe_refund_id))
      group by e.order_id having sum(l.amount_yen) <> 0`,
  },
  {
    name: 'charged_fee_is_compared',
    meaning: '実際の手数料は、選ばれた方法の見積もりとすべて見比べてある',
    violations: sql`
      select distinct p.id from payments p
        join balance_transactions b on b.source_id = p.stripe_charge_id
        join payment_offers o on o.payment_id = p.id
        join payment_quotes q on q.offer_id = o.id and q.method = p.method_type
      where p.state = 'succeeded' and not exists (select 1 from fee_drifts d where d.payment_id = p.id)`,
  },
  {
    name: 'done_payment_event_had_its_effect',
    meaning: '処理済みの入金イベントの決済は、成功か、注文と合わない入金として記録されている',
    violations: sql`
      select ev.id from stripe_events ev join payments p on p.stripe_payment_intent_id = ev.object_id
      where ev.type = 'payment_intent.succeeded' and ev.state = 'done' and p.state <> 'succeeded'
        and not exists (select 1 from journal_entries e
          where e.fact_kind = 'payment' and e.fact_id = ev.object_id and e.leg = 'stray')`,
  },
  {
    name: 'one_mail_per_fact',
    meaning: '支払いが完了した注文には、お支払い完了のメールが1通だけある',
    violations: sql`
      select o.id from orders o left join mails m on m.fact_key = 'order_paid:' || o.id
      where o.state in ('paid', 'refunded') and o.paid_at is not null group by o.id having count(m.id) <> 1`,
  },
  ...shareInvariants,
  ...refundInvariants,
  ...disputeInvariants,
  ...couponInvariants,
  ...voucherInvariants,
  ...placeInvariants,
  ...documentInvariants,
];

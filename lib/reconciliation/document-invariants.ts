import { sql } from 'drizzle-orm';
import { numberGaps } from '@/lib/documents/check-documents';

/** What issued documents must always agree on. */
export const documentInvariants = [
  {
    name: 'document_numbers_have_no_gaps',
    meaning: '領収書と返金明細書の番号は、発行者と年ごとに1から抜けなく続いている',
    violations: numberGaps,
  },
  {
    name: 'receipts_within_payment',
    meaning: '注文の領収書の合計は、お支払い合計を超えない',
    violations: sql`
      select o.id from orders o join documents d on d.order_id = o.id and d.kind = 'receipt'
      group by o.id having sum(d.amount_yen) > o.total_yen`,
  },
  {
    name: 'refund_notes_within_receipts',
    meaning: '返金明細書の合計は、もとの領収書の金額を超えない',
    violations: sql`
      select d.order_id || ' ' || d.issuer_key as id from documents d group by d.order_id, d.issuer_key
      having sum(case d.kind when 'receipt' then d.amount_yen else - d.amount_yen end) < 0`,
  },
];

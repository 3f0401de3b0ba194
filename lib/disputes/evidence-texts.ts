import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen, type Yen } from '@/lib/money/yen';
import { formatCalendarDay, formatJstDate, formatJstDateTime } from '@/lib/time/jst';
import type { Evidence } from './evidence-fields';

/** What our records say about a disputed sale, without names of persons or examinations. */
export interface SaleFacts {
  readonly number: string;
  readonly orderedAt: Date;
  readonly consentedAt: Date | null;
  readonly consentVersion: string | null;
  readonly paidAt: Date | null;
  readonly totalYen: Yen;
  readonly threeDSecure: string | null;
  /** What canceling costs, as the final confirmation showed it; null for older orders. */
  readonly cancelStages: readonly { readonly until: Date; readonly feeYen: Yen }[];
  readonly lines: readonly { readonly examDate: string | null; readonly redeemedAt: Date | null }[];
  readonly mails: readonly { readonly kind: string; readonly sentAt: Date }[];
  readonly receipts: readonly { readonly number: string; readonly issuedAt: Date }[];
}

const mailNames: Readonly<Record<string, string>> = {
  order_paid: 'お支払い完了とチケットのお知らせ',
  order_line_canceled: 'キャンセルのお知らせ',
  order_refunded: '返金のお知らせ',
  ticket_expiring: '有効期限のお知らせ',
};

const proofs: Readonly<Record<string, string>> = {
  authenticated: '3Dセキュアの本人認証に成功',
  attempt_acknowledged: '3Dセキュアの本人認証を要求（カード会社が受付）',
  exempted: '3Dセキュアの免除を適用',
};

/** The first version of an answer, to be edited by the operator. */
export function writeEvidence(facts: SaleFacts): Evidence {
  const number = formatOrderNumber(facts.number);
  const used = facts.lines.flatMap(({ redeemedAt }) => (redeemedAt === null ? [] : [redeemedAt]));
  const receipts = facts.receipts.map((receipt) => receipt.number).join('、');
  const receiptText = receipts === '' ? '' : `領収書の番号 ${receipts}。`;
  return {
    product_description: `検査施設で受けるサービスの予約代金です。注文番号 ${number}、${facts.lines.length}件、合計 ${formatYen(facts.totalYen)}（税込）。${receiptText}`,
    service_date: serviceDate(facts, used),
    access_activity_log: activity(facts, used).join('\n'),
    refund_policy_disclosure: consent(facts),
    cancellation_policy_disclosure: cancellation(facts),
    uncategorized_text: '',
  };
}

function serviceDate({ lines }: SaleFacts, used: readonly Date[]): string {
  if (used.length > 0) return used.map(formatJstDate).join('、');
  const days = lines.flatMap(({ examDate }) => (examDate === null ? [] : [formatCalendarDay(examDate)]));
  return days.length > 0 ? `${days.join('、')}（予定）` : '';
}

function activity(facts: SaleFacts, used: readonly Date[]): readonly string[] {
  const { threeDSecure } = facts;
  const proof = threeDSecure === null ? null : (proofs[threeDSecure] ?? `3Dセキュアの結果: ${threeDSecure}`);
  const moments = [
    { at: facts.orderedAt, what: '注文の作成' },
    ...(facts.consentedAt === null
      ? []
      : [{ at: facts.consentedAt, what: '最終確認画面で内容を確認し、申込みに同意' }]),
    ...(facts.paidAt === null
      ? []
      : [{ at: facts.paidAt, what: `支払いの完了${proof === null ? '' : `（${proof}）`}` }]),
    ...facts.mails.flatMap(({ kind, sentAt }) =>
      mailNames[kind] === undefined
        ? []
        : [{ at: sentAt, what: `メール「${mailNames[kind]}」を購入者のアドレスへ送信` }],
    ),
    ...facts.receipts.map(({ number, issuedAt: at }) => ({ at, what: `購入者の求めにより領収書 ${number} を発行` })),
    ...used.map((at) => ({ at, what: '施設の窓口でチケットを使用（来所して利用）' })),
  ];
  return moments
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, what }) => `${formatJstDateTime(at)} ${what}`);
}

function consent({ consentedAt, consentVersion }: SaleFacts): string {
  if (consentedAt === null) return '';
  const version = consentVersion === null ? '' : `（文面の版: ${consentVersion}）`;
  return `購入者は${formatJstDateTime(consentedAt)}に、分量、支払総額、支払いの時期と方法、提供時期、キャンセルと返金の条件を表示した最終確認画面${version}で、内容を確認したうえで申し込みました。`;
}

function cancellation({ cancelStages }: SaleFacts): string {
  if (cancelStages.length === 0) return '';
  const stages = cancelStages.map(
    ({ until, feeYen }) => `${formatJstDateTime(until)}まで: キャンセル料 ${formatYen(feeYen)}`,
  );
  return `キャンセル料は次のとおり、金額と日付で申込み前に表示しています。\n${stages.join('\n')}`;
}

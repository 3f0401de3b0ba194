import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { ConsoleOrder } from '@/lib/checkout/console-order';
import type { JournalEntryView } from '@/lib/ledger/queries';
import { addYen, formatYen, type Yen } from '@/lib/money/yen';
import { RefundBadge } from '../../badges';
import { formatMoment } from '../../moment';
import { RefundPanel } from './refund-panel';

interface RefundSectionProps {
  readonly found: ConsoleOrder;
  readonly entries: readonly JournalEntryView[];
}

/** The fees that the books show for the order: Stripe keeps them when the money goes back. */
function feesOf(entries: readonly JournalEntryView[]): Yen {
  const lines = entries.flatMap((entry) => entry.lines);
  return addYen(
    ...lines.filter(({ accountId }) => accountId.startsWith('expense:stripe_fee')).map(({ amountYen }) => amountYen),
  );
}

/** What went back, and the button that sends the rest back. */
export async function RefundSection({ found, entries }: RefundSectionProps) {
  const { operator: texts, operatorRefunds } = await getMessages();
  const t = await getTranslations('operator.refund');
  const { order, refunds, refundableYen } = found;
  const feeYen = feesOf(entries);
  const values = {
    name: order.buyerName ?? order.buyerEmail ?? '',
    amount: formatYen(refundableYen),
    fee: formatYen(feeYen),
    tickets: found.lines.filter(({ ticket }) => ticket?.state === 'issued').length,
  };
  const living = refunds.filter(({ state }) => state === 'planned' || state === 'pending');
  return (
    <Card as="section" title={texts.refund.heading}>
      <ul className="flex flex-col gap-3">
        {refunds.map((refund) => (
          <li key={refund.refundId} className="flex flex-col items-start gap-1">
            <RefundBadge state={refund.state} />
            <span>
              {t('list', {
                at: formatMoment(refund.createdAt),
                amount: formatYen(refund.amountYen),
                reason: refund.reason,
              })}
            </span>
            {refund.failureReason === null ? null : (
              <span className="text-bad">{t('failure', { reason: refund.failureReason })}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href={`/operator/orders/${order.id}/refund`} className="link inline-flex min-h-11 items-center">
          {operatorRefunds.planner.link}
        </a>
      </p>
      <RefundPanel
        orderId={order.id}
        isWaiting={living.length > 0}
        isRefundable={refundableYen > 0}
        texts={{
          ...texts.refund,
          held: operatorRefunds.planner.held,
          planChanged: operatorRefunds.planner.planChanged,
          sentence: feeYen > 0 ? t('sentence', values) : t('sentenceNoFee', values),
          submit: t('submit', values),
          done: t('done', values),
        }}
      />
    </Card>
  );
}

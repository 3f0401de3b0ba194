import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import { formatYen } from '@/lib/money/yen';
import type { OrderRefund } from '@/lib/refunds/read-order-cancel';
import { formatJstDate } from '@/lib/time/jst';

const tones: Record<OrderRefund['state'], Tone> = {
  planned: 'waiting',
  pending: 'waiting',
  requires_action: 'warning',
  succeeded: 'good',
  failed: 'warning',
  canceled: 'warning',
};

/** Where each refund stands, and what the patient must do for it. */
export function RefundList({ refunds, email }: { refunds: readonly OrderRefund[]; email: string }) {
  const t = useTranslations('cancel');
  if (refunds.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 mb-2 font-bold text-[1.125rem]">{t('order.refunds')}</h3>
      <ul className="flex flex-col gap-3">
        {refunds.map((refund) => (
          <li key={refund.refundId} className="flex flex-col items-start gap-2">
            <span className="flex flex-wrap items-center gap-3">
              <StateBadge tone={tones[refund.state]}>
                {t(`refund.${refund.state === 'canceled' ? 'failed' : refund.state}`)}
              </StateBadge>
              <span>
                {t('refund.item', { amount: formatYen(refund.amountYen), at: formatJstDate(refund.createdAt) })}
              </span>
            </span>
            <WhatToDo refund={refund} email={email} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WhatToDo({ refund, email }: { refund: OrderRefund; email: string }) {
  const t = useTranslations('cancel.refund');
  if (refund.state === 'requires_action') {
    const until = refund.actionExpiresAt;
    return (
      <Notice tone="warning">
        {until === null ? t('bankNoDate', { email }) : t('bank', { email, until: formatJstDate(until) })}
      </Notice>
    );
  }
  return refund.state === 'failed' || refund.state === 'canceled' ? <Notice>{t('failedText')}</Notice> : null;
}

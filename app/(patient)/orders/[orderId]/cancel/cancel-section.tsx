import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';
import { type CancelableLine, readOrderCancel } from '@/lib/refunds/read-order-cancel';
import { formatJstDateTime } from '@/lib/time/jst';
import { RefundList } from './refund-list';

/** On the order's page: until when each line can be canceled, what was canceled, and where its money is. */
export async function CancelSection({ ctx, orderId }: { ctx: Ctx; orderId: OrderId }) {
  const order = await readOrderCancel(ctx, orderId);
  const t = await getTranslations('cancel.order');
  const sentences = await Promise.all(
    order.lines.map(async (line) => ({ id: line.lineId, text: await sentenceOf(line) })),
  );
  const isCancelable = order.lines.some((line) => line.quote.ok);
  if (!order.isPaid && order.refunds.length === 0 && order.lines.every((line) => line.keptFeeYen === null)) return null;
  return (
    <Card as="section" title={t('heading')} className="no-print">
      <ul className="flex flex-col gap-2">
        {sentences.map(({ id, text }) => (text === null ? null : <li key={id}>{text}</li>))}
      </ul>
      {isCancelable ? (
        <ButtonLink look="outline" href={`/orders/${orderId}/cancel`} className="mt-4">
          {t('link')}
        </ButtonLink>
      ) : null}
      <RefundList refunds={order.refunds} email={order.buyerEmail} />
    </Card>
  );
}

async function sentenceOf(line: CancelableLine): Promise<ReactNode> {
  const t = await getTranslations('cancel.order');
  const { courseTitle: course, quote, keptFeeYen, facilityPhone: phone } = line;
  if (keptFeeYen !== null) {
    return keptFeeYen === 0 ? t('canceledFree', { course }) : t('canceled', { course, fee: formatYen(keptFeeYen) });
  }
  if (quote.ok) {
    const values = { course, at: formatJstDateTime(line.stages.at(-1)?.until ?? quote.until) };
    const free = { course, at: formatJstDateTime(quote.until) };
    return quote.feeYen === 0 ? t('untilFree', free) : t('until', { ...values, fee: formatYen(quote.feeYen) });
  }
  if (quote.reason === 'ticket_used') return t('used', { course });
  if (quote.reason === 'not_cancelable') return null;
  return t.rich('over', {
    course,
    phone,
    tel: (chunks) => (
      <a href={`tel:${phone}`} className="link num">
        {chunks}
      </a>
    ),
  });
}

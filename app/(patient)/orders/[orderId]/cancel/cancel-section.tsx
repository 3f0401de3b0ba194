import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { readOrderCancel } from '@/lib/refunds/read-order-cancel';
import { lineSentence } from './line-sentence';
import { RefundList } from './refund-list';

/** On the order's page: until when each line can be canceled, what was canceled, and where its money is. */
export async function CancelSection({ ctx, orderId }: { ctx: Ctx; orderId: OrderId }) {
  const order = await readOrderCancel(ctx, orderId);
  const t = await getTranslations('cancel.order');
  const isCancelable = order.lines.some((line) => line.quote.ok);
  if (!order.isPaid && order.refunds.length === 0 && order.lines.every((line) => line.keptFeeYen === null)) return null;
  return (
    <Card as="section" title={t('heading')} className="no-print">
      <ul className="flex flex-col gap-2">
        {order.lines.map((line) => {
          const said = lineSentence(line);
          if (said === null) return null;
          const phone = line.facilityPhone;
          const tel = (chunks: ReactNode) => (
            <a href={`tel:${phone}`} className="link num">
              {chunks}
            </a>
          );
          return <li key={line.lineId}>{t.rich(said.key, { ...said.values, tel })}</li>;
        })}
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

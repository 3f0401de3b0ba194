import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { formatCalendarDay } from '@/lib/time/jst';
import { OrderDiscounts } from '../../order-discounts';

/** The lines with their prices, then 通常合計 → セット割 → クーポン → お支払い合計. */
export async function OrderSummary({ order, heading }: { order: CheckoutOrder; heading?: string }) {
  const { checkout: texts, common, dates } = await getMessages();
  return (
    <Card as="section" title={heading ?? texts.summary.heading}>
      <ul className="divide-y divide-line border-line border-y">
        {order.lines.map((line) => (
          <li key={line.lineId} className="flex flex-col gap-1 py-3">
            <span className="font-bold">{line.courseTitle}</span>
            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-[0.9375rem] text-ink-soft">{line.facilityName}</span>
              <Money amount={line.priceYen} note={common.taxIncluded} />
            </span>
            {line.examDate === null ? null : (
              <span className="text-[0.9375rem]">
                {dates.examDate} <strong>{formatCalendarDay(line.examDate)}</strong>
              </span>
            )}
          </li>
        ))}
      </ul>
      <dl className="mt-3">
        <div className="flex items-baseline justify-between gap-4 py-1">
          <dt>{texts.summary.regular}</dt>
          <dd>
            <Money amount={order.regularYen} />
          </dd>
        </div>
        <OrderDiscounts order={order} />
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
          <dt className="font-bold">{texts.summary.total}</dt>
          <dd>
            <Money amount={order.totalYen} size="lg" note={common.taxIncluded} due />
          </dd>
        </div>
      </dl>
      <p className="mt-3 border-line border-t pt-3 text-[0.9375rem] text-ink-soft">
        {texts.orderNumber} <span className="num">{formatOrderNumber(order.number)}</span>
      </p>
    </Card>
  );
}

import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { formatCalendarDay, formatJstDateTime } from '@/lib/time/jst';

/** What was ordered, to be read back to the caller. */
export async function CallFacts({ order }: { order: CheckoutOrder }) {
  const { phoneOrders } = await getMessages();
  const { one: texts, form } = phoneOrders;
  const t = await getTranslations('phoneOrders.one');
  const lines = order.lines.map((line, index) => {
    const parts = [
      t('line', { title: line.courseTitle, facility: line.facilityName }),
      ...(line.examDate === null ? [] : [t('examDate', { date: formatCalendarDay(line.examDate) })]),
      t('examinee', { name: line.examineeName ?? '', kana: line.examineeKana ?? '' }),
    ];
    return { term: form.line.replace('{number}', String(index + 1)), detail: parts.join('\n') };
  });
  return (
    <Card as="section" title={texts.order}>
      <DescriptionList
        items={[
          { term: form.name, detail: `${order.buyerName ?? ''}（${order.buyerKana ?? ''}）` },
          { term: form.phone, detail: order.buyerPhone ?? '' },
          { term: form.email, detail: order.buyerEmail ?? '' },
          ...lines,
          { term: texts.total, detail: <Money amount={order.totalYen} /> },
          { term: texts.until, detail: formatJstDateTime(order.expiresAt) },
        ]}
      />
      <a href={`/operator/orders/${order.orderId}`} className="link inline-flex min-h-11 items-center">
        {texts.orderLink}
      </a>
    </Card>
  );
}

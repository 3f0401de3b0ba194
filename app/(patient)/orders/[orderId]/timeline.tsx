import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { OrderPage } from '@/lib/checkout/read-order-page';
import { formatJstDateTime } from '@/lib/time/jst';

export async function Timeline({ entries }: { entries: OrderPage['timeline'] }) {
  const { orders } = await getMessages();
  return (
    <Card as="section" title={orders.timeline.heading} className="no-print">
      <ol className="flex flex-col gap-4 border-tint-line border-l-2 pl-5">
        {entries.map((entry) => (
          <li key={`${entry.key}-${entry.at.toISOString()}`} className="relative">
            <span aria-hidden className="absolute top-2 -left-[1.65rem] size-3 rounded-full bg-key" />
            <time dateTime={entry.at.toISOString()} className="num block text-[0.9375rem] text-ink-soft">
              {formatJstDateTime(entry.at)}
            </time>
            {orders.timeline[entry.key]}
          </li>
        ))}
      </ol>
    </Card>
  );
}

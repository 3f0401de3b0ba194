import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';

/** `isDated`: every ticket has its day, so nothing has to be booked. */
export async function NextSteps({ isDated }: { isDated: boolean }) {
  const { orders, dates } = await getMessages();
  const { heading, book, prepare, visit, result } = orders.next;
  return (
    <Card as="section" title={heading} className="no-print">
      <ol className="flex list-decimal flex-col gap-3 pl-6 marker:font-bold marker:text-key">
        {[isDated ? dates.nextDated : book, prepare, visit, result].map((step) => (
          <li key={step} className="pl-1">
            {step}
          </li>
        ))}
      </ol>
    </Card>
  );
}

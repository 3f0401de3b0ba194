import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';

export async function NextSteps() {
  const { orders } = await getMessages();
  const { heading, book, prepare, visit, result } = orders.next;
  return (
    <Card as="section" title={heading} className="no-print">
      <ol className="flex list-decimal flex-col gap-3 pl-6 marker:font-bold marker:text-key">
        {[book, prepare, visit, result].map((step) => (
          <li key={step} className="pl-1">
            {step}
          </li>
        ))}
      </ol>
    </Card>
  );
}

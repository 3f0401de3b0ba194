import { useMessages } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { Takings } from '@/lib/ledger/takings';

/** Sales large, and how the net comes about. */
export function TakingsCard({ title, takings }: { title: string; takings: Takings }) {
  const { operator: texts } = useMessages();
  const rest = [
    { term: texts.today.refunds, amount: takings.refundsYen },
    { term: texts.today.fees, amount: takings.feesYen },
    { term: texts.today.net, amount: takings.netYen },
  ];
  return (
    <Card title={title}>
      <dl className="grid grid-cols-1 gap-x-4 gap-y-2 min-[30rem]:grid-cols-3">
        <div className="border-line border-b pb-3 min-[30rem]:col-span-3">
          <dt className="text-ink-soft">{texts.today.sales}</dt>
          <dd>
            <Money amount={takings.salesYen} size="xl" />
          </dd>
        </div>
        {rest.map(({ term, amount }) => (
          <div key={term} className="flex items-baseline justify-between gap-3 min-[30rem]:block">
            <dt className="text-[0.9375rem] text-ink-soft">{term}</dt>
            <dd>
              <Money amount={amount} size="md" />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

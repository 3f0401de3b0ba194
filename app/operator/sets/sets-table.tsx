import { getMessages } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { SetRow } from '@/lib/sets/console-queries';
import { discountText, periodText } from '../offers/offer-texts';
import { SetBadge } from './set-badge';
import { SetTermsText } from './set-terms';

export async function SetsTable({ sets, today }: { sets: readonly SetRow[]; today: string }) {
  const { offers: texts } = await getMessages();
  return (
    <Table
      caption={texts.sets.caption}
      hideCaption
      rows={sets}
      rowKey={(set) => set.id}
      columns={[
        {
          key: 'name',
          header: texts.sets.name,
          rowHeader: true,
          cell: (set) => (
            <a href={`/operator/sets/${set.id}`} className="link font-bold">
              {set.name}
            </a>
          ),
        },
        { key: 'state', header: texts.sets.state, cell: (set) => <SetBadge set={set} today={today} /> },
        { key: 'terms', header: texts.sets.terms, cell: (set) => <SetTermsText set={set} /> },
        { key: 'discount', header: texts.sets.discount, cell: (set) => discountText(texts, set) },
        { key: 'bearer', header: texts.sets.bearer, cell: (set) => texts.borneBy[set.borneBy] },
        { key: 'period', header: texts.sets.period, cell: (set) => periodText(texts, set) },
      ]}
    />
  );
}

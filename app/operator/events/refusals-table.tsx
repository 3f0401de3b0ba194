import { getMessages, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { RefusalRow } from '@/lib/webhooks/console-queries';

export async function RefusalsTable({ refusals }: { refusals: readonly RefusalRow[] }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator');
  return (
    <Table
      caption={texts.events.refusals}
      hideCaption
      rows={refusals}
      rowKey={({ day, source, reason }) => `${day} ${source} ${reason}`}
      columns={[
        {
          key: 'day',
          header: texts.events.day,
          rowHeader: true,
          cell: ({ day }) => <span className="num">{day.replaceAll('-', '/')}</span>,
        },
        { key: 'endpoint', header: texts.events.endpoint, cell: ({ source }) => texts.events.source[source] },
        { key: 'reason', header: texts.events.reason, cell: ({ reason }) => texts.events.refusal[reason] },
        {
          key: 'count',
          header: texts.events.number,
          numeric: true,
          cell: ({ count }) => t('count', { count }),
        },
      ]}
    />
  );
}

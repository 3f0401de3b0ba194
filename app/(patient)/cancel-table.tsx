import { useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import type { CancelStage } from '@/lib/cancel-policy/cancel-stages';
import { formatYen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';

interface CancelTableProps {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly stages: readonly CancelStage[];
  /** Whom to call after the last stage. */
  readonly phone: string;
}

/** Until when canceling costs how much, in real dates and yen; what to do afterwards stands below. */
export function CancelTable({ caption, hideCaption = false, stages, phone }: CancelTableProps) {
  const t = useTranslations('cancel.table');
  const after = t.rich('after', {
    phone,
    tel: (chunks) => (
      <a href={`tel:${phone}`} className="link num">
        {chunks}
      </a>
    ),
  });
  return (
    <div className="flex flex-col gap-2">
      {stages.length === 0 ? null : (
        <Table
          caption={caption}
          hideCaption={hideCaption}
          rows={stages}
          rowKey={(stage) => stage.until.toISOString()}
          columns={[
            {
              key: 'until',
              header: t('until'),
              rowHeader: true,
              cell: (stage) => t('untilAt', { at: formatJstDateTime(stage.until) }),
            },
            {
              key: 'fee',
              header: t('fee'),
              numeric: true,
              cell: (stage) => (stage.feeYen === 0 ? t('free') : formatYen(stage.feeYen)),
            },
            { key: 'refund', header: t('refund'), numeric: true, cell: (stage) => formatYen(stage.refundYen) },
          ]}
        />
      )}
      <p className="text-[0.9375rem]">{after}</p>
    </div>
  );
}

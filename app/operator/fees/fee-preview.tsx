import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { StateBadge } from '@/components/ui/state-badge';
import { Table } from '@/components/ui/table';
import type { FeePreviewRow } from '@/lib/fees/preview-fee-row';
import type { FeeFormTexts } from './fee-form-texts';

interface FeePreviewProps {
  readonly rows: readonly FeePreviewRow[];
  readonly isOff: boolean;
  readonly texts: FeeFormTexts;
}

/** What a row would change, before it is entered. */
export function FeePreview({ rows, isOff, texts }: FeePreviewProps) {
  const state = ({ thenReason }: FeePreviewRow) =>
    thenReason === null ? (
      <StateBadge tone="good">{texts.offered}</StateBadge>
    ) : (
      <span className="flex flex-col items-end gap-1 md:items-start">
        <StateBadge tone="neutral">{texts.notOffered}</StateBadge>
        <span className="text-[0.9375rem]">{texts.why[thenReason]}</span>
      </span>
    );
  return (
    <section aria-labelledby="fee-preview" className="flex flex-col gap-2">
      <h3 id="fee-preview" className="font-bold">
        {texts.form.previewTitle}
      </h3>
      <p className="text-[0.9375rem] text-ink-soft">{texts.form.previewLead}</p>
      {isOff ? <Notice tone="info">{texts.form.previewOff}</Notice> : null}
      <Table
        caption={texts.form.previewTitle}
        hideCaption
        rows={rows}
        rowKey={({ priceYen }) => String(priceYen)}
        columns={[
          {
            key: 'price',
            header: texts.form.price,
            rowHeader: true,
            numeric: true,
            cell: ({ priceYen }) => <Money amount={priceYen} />,
          },
          {
            key: 'now',
            header: texts.form.now,
            numeric: true,
            cell: ({ nowFeeYen }) => (nowFeeYen === null ? '–' : <Money amount={nowFeeYen} />),
          },
          {
            key: 'then',
            header: texts.form.then,
            numeric: true,
            cell: ({ thenFeeYen }) => <Money amount={thenFeeYen} />,
          },
          { key: 'state', header: texts.form.thenState, cell: state },
        ]}
      />
    </section>
  );
}

import { getMessages } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import type { LadderRow } from '@/lib/cancel-policy/queries';
import { formatPercent } from '@/lib/fees/format-percent';
import { Moment } from '../../moment';

/** Every ladder that was ever entered, with its reason. */
export async function LadderHistory({ rows, today }: { rows: readonly LadderRow[]; today: string }) {
  const { facilities: texts } = await getMessages();
  if (rows.length === 0) return <p>{texts.page.historyEmpty}</p>;
  return (
    <Table
      caption={texts.page.history}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'from',
          header: texts.page.validFrom,
          rowHeader: true,
          cell: ({ validFrom }) => (
            <span className="num">
              {validFrom}
              {validFrom > today ? `（${texts.page.future}）` : null}
            </span>
          ),
        },
        { key: 'steps', header: texts.page.steps, cell: ({ ladder }) => <Steps ladder={ladder} /> },
        {
          key: 'why',
          header: texts.page.rationale,
          cell: ({ rationale }) => <span className="whitespace-pre-line">{rationale}</span>,
        },
        { key: 'at', header: texts.page.createdAt, cell: ({ createdAt }) => <Moment at={createdAt} /> },
      ]}
    />
  );
}

async function Steps({ ladder }: { ladder: CancelLadder }) {
  const { facilities: texts } = await getMessages();
  const { form, page } = texts;
  const said = (text: string, days: number, step: CancelLadder['dated'][number] | CancelLadder['undated'][number]) =>
    text
      .replace('{days}', `${days}${form[step.unit]}`)
      .replace('{until}', step.until)
      .replace('{fee}', formatPercent(step.feeBasisPoints));
  return (
    <span className="flex flex-col items-end whitespace-nowrap text-[0.9375rem] md:items-start">
      <span className="font-bold">{page.dated}</span>
      {ladder.dated.map((step) => (
        <span key={JSON.stringify(step)}>{said(page.datedStep, step.daysBefore, step)}</span>
      ))}
      <span className="font-bold">{page.undated}</span>
      {ladder.undated.map((step) => (
        <span key={JSON.stringify(step)}>{said(page.undatedStep, step.daysAfter, step)}</span>
      ))}
    </span>
  );
}

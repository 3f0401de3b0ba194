import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { type CancelStage, cancelStages } from '@/lib/cancel-policy/cancel-stages';
import type { FacilityLadderPage } from '@/lib/cancel-policy/console-queries';
import { formatYen, yen } from '@/lib/money/yen';
import { addDays } from '@/lib/time/calendar-day';
import { formatJstDate, formatJstDateTime, jstDay, startOfJstDay } from '@/lib/time/jst';

const examplePrice = yen(10_000);
const exampleDays = 30;

/** What the ladder in force means for an examination in a month and for a ticket that is paid today. */
export async function CurrentLadder({ found, now }: { found: FacilityLadderPage; now: Date }) {
  const { facilities: texts } = await getMessages();
  const t = await getTranslations('facilities.page');
  const priced = { ladder: found.ladder, totalYen: examplePrice };
  const examDate = addDays(jstDay(now), exampleDays);
  return (
    <div className="flex flex-col gap-6">
      {found.current === null ? <Notice>{texts.page.currentNone}</Notice> : null}
      <StagesTable
        caption={t('example', { date: formatJstDate(startOfJstDay(examDate)) })}
        stages={cancelStages(priced, { examDate })}
      />
      <StagesTable caption={texts.page.exampleUndated} stages={cancelStages(priced, { purchasedAt: now })} />
      {found.current === null ? null : (
        <p>
          <span className="font-bold">{texts.page.rationale}</span>
          <br />
          <span className="whitespace-pre-line">{found.current.rationale}</span>
        </p>
      )}
    </div>
  );
}

async function StagesTable({ caption, stages }: { caption: string; stages: readonly CancelStage[] }) {
  const t = await getTranslations('cancel.table');
  return (
    <Table
      caption={caption}
      rows={stages}
      rowKey={({ until }) => until.toISOString()}
      columns={[
        {
          key: 'until',
          header: t('until'),
          rowHeader: true,
          cell: ({ until }) => t('untilAt', { at: formatJstDateTime(until) }),
        },
        {
          key: 'fee',
          header: t('fee'),
          numeric: true,
          cell: ({ feeYen }) => (feeYen === 0 ? t('free') : formatYen(feeYen)),
        },
        { key: 'refund', header: t('refund'), numeric: true, cell: ({ refundYen }) => formatYen(refundYen) },
      ]}
    />
  );
}

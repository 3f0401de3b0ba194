import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { OrderId } from '@/lib/ids';
import type { DatedLine } from '@/lib/schedule/read-date-change';
import { formatCalendarDay, formatJstDateTime } from '@/lib/time/jst';
import { changeDateHref } from './change-date-href';

interface LineFactsProps {
  readonly orderId: OrderId;
  readonly line: DatedLine;
  /** With the way to its own page. */
  readonly isLink?: boolean;
}

/** One examination with its day, until when it can be moved, and whom to call after that. */
export function LineFacts({ orderId, line, isLink = false }: LineFactsProps) {
  const t = useTranslations('dates.change');
  const tickets = useTranslations('tickets');
  return (
    <Card as="section">
      <DescriptionList
        items={[
          { term: t('now'), detail: <strong className="text-[1.25rem]">{formatCalendarDay(line.examDate)}</strong> },
          { term: t('course'), detail: line.courseTitle },
          { term: t('examinee'), detail: tickets('examineeName', { name: line.examineeName }) },
        ]}
      />
      {line.whyNot === null && line.deadline !== null ? (
        <p className="mt-3">{t('until', { until: formatJstDateTime(line.deadline) })}</p>
      ) : null}
      {line.whyNot === null ? null : <CallFacility line={line} />}
      {isLink && line.whyNot === null ? (
        <p className="mt-3">
          <ButtonLink look="outline" href={changeDateHref({ orderId, lineId: line.lineId })}>
            {t('link')}
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

function CallFacility({ line }: { line: DatedLine }) {
  const t = useTranslations('dates.change');
  const isOver = line.whyNot === 'deadline' && line.deadline !== null;
  return (
    <div className="mt-4">
      <Notice>
        <p>{isOver ? t('over', { until: formatJstDateTime(line.deadline) }) : t('notPossible')}</p>
        {line.whyNot === 'deadline' ? (
          <>
            <p>{t('phone')}</p>
            <p className="mt-2">
              {line.facilityName}
              <a
                href={`tel:${line.facilityPhone}`}
                className="link num flex min-h-11 items-center font-bold text-[1.1875rem]"
              >
                {line.facilityPhone}
              </a>
              <span className="block text-[0.9375rem]">
                {t('hours')}　{line.facilityHours}
              </span>
            </p>
          </>
        ) : null}
      </Notice>
    </div>
  );
}

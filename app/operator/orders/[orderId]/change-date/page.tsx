import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { requireRole } from '@/lib/auth/require-role';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { readDateChange } from '@/lib/schedule/read-date-change';
import { formatCalendarDay } from '@/lib/time/jst';
import { readDateChangeNotice } from '../../../../date-change-notice';
import { moveExamDateAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { calendar } = await getMessages();
  return { title: calendar.operator.change, robots: { index: false } };
}

interface ChangeDateProps {
  readonly params: Promise<{ orderId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** Moves a buyer's examination for them, also after their deadline, with the reason for the audit log. */
export default async function OperatorChangeDatePage({ params, searchParams }: ChangeDateProps) {
  const ctx = await requireRole('operator');
  const orderId = parseId('ord', (await params).orderId);
  const found = orderId === null ? null : await readDateChange(ctx, orderId);
  if (found === null || orderId === null) return leaveAsNotFound();
  const notice = readDateChangeNotice(readParam(await searchParams, 'notice'));
  const { operator, common, calendar } = await getMessages();
  const t = await getTranslations('calendar.operator');
  const number = formatOrderNumber(found.number);
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[
          { label: operator.order.crumb, href: '/operator/orders' },
          { label: number, href: `/operator/orders/${orderId}` },
          { label: t('change') },
        ]}
      />
      <PageHeading title={t('change')} />
      {notice === undefined ? null : (
        <Notice live tone={notice === 'done' ? 'good' : 'warning'}>
          {t(`notice.${notice}`)}
        </Notice>
      )}
      <p>{t('lead')}</p>
      {found.lines.map((line) => (
        <Card key={line.lineId} as="section">
          <p className="mb-3 font-bold">
            {t('now', {
              course: line.courseTitle,
              examinee: line.examineeName,
              date: formatCalendarDay(line.examDate),
            })}
          </p>
          {line.whyNot === 'not_changeable' ? (
            <p>{t('notice.not_changeable')}</p>
          ) : (
            <form action={moveExamDateAction} className="flex flex-col items-start gap-4">
              <input type="hidden" name="orderId" value={orderId} />
              <input type="hidden" name="lineId" value={line.lineId} />
              <TextField id={`day-${line.lineId}`} name="day" label={t('date')} type="date" width="short" required />
              <TextField id={`reason-${line.lineId}`} name="reason" label={t('reason')} width="medium" required />
              <SubmitButton pendingLabel={calendar.saving}>{t('submit')}</SubmitButton>
            </form>
          )}
        </Card>
      ))}
    </>
  );
}

import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { requireOrderAccess } from '@/lib/auth/require-order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { readDateChange } from '@/lib/schedule/read-date-change';
import { formatCalendarDay, formatJstDate } from '@/lib/time/jst';
import { readDateChangeNotice } from '../../../../date-change-notice';
import { readChoice } from '../../../read-day-choice';
import { DateChange } from './date-change';
import { LineFacts } from './line-facts';

export async function generateMetadata(): Promise<Metadata> {
  const { dates } = await getMessages();
  return { title: dates.change.title, robots: { index: false } };
}

interface ChangeDateProps {
  readonly params: Promise<{ orderId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Another day for one examination; without a line in the address every dated one is shown with the way here. */
export default async function ChangeDatePage({ params, searchParams }: ChangeDateProps) {
  const { ctx, orderId } = await requireOrderAccess((await params).orderId);
  const query = await searchParams;
  const { number, lines } = await readDateChange(ctx, orderId);
  const line = lines.find(({ lineId }) => lineId === query['line']) ?? (lines.length === 1 ? lines[0] : undefined);
  const notice = readDateChangeNotice(query['notice']);
  const { common, dates } = await getMessages();
  const t = await getTranslations('dates.change');
  const cancel = await getTranslations('cancel.page');
  const href = `/orders/${orderId}`;
  const values = {
    date: line === undefined ? '' : formatCalendarDay(line.examDate),
    until: line === undefined ? '' : formatJstDate(line.ticketExpiresAt),
  };
  return (
    <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: cancel('crumb', { number: formatOrderNumber(number) }), href }, { label: t('title') }]}
      />
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{t('title')}</h1>
      {notice === undefined ? null : (
        <Notice live tone={notice === 'done' ? 'good' : 'warning'}>
          {notice === 'done' ? t('done', values) : t(`refusal.${notice}`, values)}
        </Notice>
      )}
      {lines.length === 0 ? <Notice>{dates.change.notPossible}</Notice> : null}
      {line === undefined ? (
        lines.map((one) => <LineFacts key={one.lineId} orderId={orderId} line={one} isLink />)
      ) : (
        <>
          <LineFacts orderId={orderId} line={line} />
          {line.whyNot === null ? (
            <DateChange
              orderId={orderId}
              line={line}
              now={ctx.clock.now()}
              {...(await readChoice(ctx, { courseId: line.courseId, query, cartId: null }))}
            />
          ) : null}
        </>
      )}
      <p>
        <ButtonLink look="outline" href={href}>
          {dates.change.back}
        </ButtonLink>
      </p>
    </div>
  );
}

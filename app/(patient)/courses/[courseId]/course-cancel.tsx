import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { stagesAhead } from '@/lib/cancel-policy/policy-of-line';
import { ladderOf } from '@/lib/cancel-policy/queries';
import type { CourseDetail } from '@/lib/catalog/queries';
import { requestContext } from '@/lib/http/request-context';
import { addDays } from '@/lib/time/calendar-day';
import { formatJstDate, jstDay, startOfJstDay } from '@/lib/time/jst';
import { CancelTable } from '../../cancel-table';

interface CourseCancelProps {
  readonly course: Pick<CourseDetail, 'facilityId' | 'mode' | 'title' | 'priceYen' | 'phone'>;
  /** The day that is chosen already; a day in a month stands as the example until then. */
  readonly examDate: string | null;
}

const exampleDays = 30;

/** What canceling costs, in the dates of a purchase made today. */
export async function CourseCancel({ course, examDate }: CourseCancelProps) {
  const ctx = await requestContext();
  const t = await getTranslations('cancel.course');
  const now = ctx.clock.now();
  const isDated = course.mode === 'dated';
  const day = examDate ?? addDays(jstDay(now), exampleDays);
  const stages = stagesAhead(
    {
      courseTitle: course.title,
      totalYen: course.priceYen,
      cancelLadder: await ladderOf(ctx, course.facilityId),
      examDate: isDated ? day : null,
    },
    now,
  );
  const values = { date: formatJstDate(isDated ? startOfJstDay(day) : now) };
  const basis = isDated ? (examDate === null ? t('example', values) : t('dated', values)) : t('undated', values);
  return (
    <Card as="section" title={t('title')}>
      <p className="mb-3">{basis}</p>
      <CancelTable caption={t('title')} hideCaption stages={stages} phone={course.phone} />
      <p className="mt-3 text-[0.9375rem] text-ink-soft">{t('how')}</p>
    </Card>
  );
}

import { CalendarDays, ShoppingCart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CourseDetail } from '@/lib/catalog/queries';
import { addToCartAction } from '../../cart/actions';

/** The price, and beside it the risks and limits that the law wants next to the price of a self-paid examination. */
export function CourseOffer({ course }: { course: CourseDetail }) {
  const t = useTranslations('catalog.course');
  const common = useTranslations('common');
  const dates = useTranslations('dates');
  return (
    <>
      <Card as="section">
        <p className="text-[0.9375rem] text-ink-soft">{t('perPerson')}</p>
        <p>
          <Money amount={course.priceYen} size="xl" note={common('taxIncluded')} />
        </p>
        <p className="mt-2 text-[0.9375rem] text-ink-soft">{t('selfPay')}</p>
        {course.mode === 'dated' ? (
          <p className="no-print mt-5 flex flex-col">
            <ButtonLink href="#exam-date" icon={<CalendarDays aria-hidden className="size-5" />}>
              {dates('choose')}
            </ButtonLink>
          </p>
        ) : (
          <form action={addToCartAction} className="no-print mt-5 flex flex-col gap-2">
            <input type="hidden" name="courseId" value={course.id} />
            <SubmitButton pendingLabel={t('adding')} icon={<ShoppingCart aria-hidden className="size-5" />}>
              {t('add')}
            </SubmitButton>
            <p className="text-[0.9375rem] text-ink-soft">{t('addHelp')}</p>
          </form>
        )}
        <dl className="mt-5 flex flex-col gap-3 border-line border-t pt-4 text-[0.9375rem]">
          <div>
            <dt className="font-bold">{course.mode === 'dated' ? dates('ticket') : t('ticket')}</dt>
            <dd>{course.mode === 'dated' ? dates('ticketText') : t('ticketText')}</dd>
          </div>
          <div>
            <dt className="font-bold">{t('cancel')}</dt>
            <dd>{t('cancelText')}</dd>
          </div>
        </dl>
      </Card>
      <Card as="section">
        <h2 className="mb-2 font-bold">{t('risks')}</h2>
        <p className="text-[0.9375rem]">{course.risks}</p>
      </Card>
    </>
  );
}

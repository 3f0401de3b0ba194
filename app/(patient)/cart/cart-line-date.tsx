import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CartDate } from '@/lib/cart/cart-dates';
import type { CartLine } from '@/lib/cart/queries';
import { fewPlaces } from '@/lib/schedule/day-state';
import { formatCalendarDay, formatJstDateTime } from '@/lib/time/jst';
import { setCartDayAction } from './actions';

interface CartLineDateProps {
  readonly line: CartLine;
  readonly date: CartDate;
}

/** The chosen day of a line, what is wrong with it and the days to choose instead. */
export function CartLineDate({ line, date }: CartLineDateProps) {
  const t = useTranslations('dates');
  const { problem, left } = date;
  const chosen = line.examDate === null ? null : formatCalendarDay(line.examDate);
  return (
    <div className="flex flex-col gap-3">
      <p>
        <span className="block text-[0.9375rem] text-ink-soft">{t('examDate')}</span>
        <strong className="text-[1.125rem]">{chosen ?? t('cart.none')}</strong>
        {problem === null && date.bookUntil !== null ? (
          <span className="block text-[0.9375rem] text-ink-soft">
            {t('cart.bookUntil', { until: formatJstDateTime(date.bookUntil) })}
          </span>
        ) : null}
      </p>
      {problem === null ? null : (
        <Notice tone="warning">
          <p>{t(`cart.problem.${problem}`, { date: chosen ?? '', left })}</p>
          {date.choices.length === 0 ? <p className="mt-1">{t('cart.noChoice')}</p> : null}
        </Notice>
      )}
      {problem === null || date.next.length === 0 ? null : <NextDays line={line} days={date.next} />}
      {date.choices.length === 0 ? null : <DaySelect line={line} date={date} />}
      <p>
        <a href={`/courses/${line.courseId}#exam-date`} className="link inline-flex min-h-11 items-center">
          {t('cart.calendar')}
        </a>
      </p>
    </div>
  );
}

/** One press each: the next days on which everybody of the line has a place. */
function NextDays({ line, days }: { line: CartLine; days: readonly string[] }) {
  const t = useTranslations('dates.cart');
  return (
    <form action={setCartDayAction} className="flex flex-col gap-2">
      <Moved line={line} />
      <p className="font-bold text-[0.9375rem]">{t('nextLead')}</p>
      <p className="flex flex-wrap gap-2">
        {days.map((day) => (
          <SubmitButton key={day} look="outline" name="to" value={day} pendingLabel={t('changing')}>
            {formatCalendarDay(day)}
          </SubmitButton>
        ))}
      </p>
    </form>
  );
}

function DaySelect({ line, date }: CartLineDateProps) {
  const t = useTranslations('dates');
  const others = date.choices.filter(({ day }) => day !== line.examDate);
  const first =
    line.examDate === null || date.problem !== null
      ? { value: '', label: t('cart.unchosen') }
      : { value: line.examDate, label: t('cart.keep', { date: formatCalendarDay(line.examDate) }) };
  const options = others.map(({ day, left }) => ({
    value: day,
    label: t('cart.option', {
      date: formatCalendarDay(day),
      state: t(left <= fewPlaces ? 'long.few' : 'long.free', { left }),
    }),
  }));
  return (
    <form action={setCartDayAction} className="flex flex-wrap items-end gap-3">
      <Moved line={line} />
      <SelectField
        key={line.examDate}
        name="to"
        id={`day-${line.courseId}-${line.examDate}`}
        label={t('cart.select')}
        required
        defaultValue={first.value}
        options={[first, ...options]}
      />
      <SubmitButton
        look="outline"
        pendingLabel={t('cart.changing')}
        aria-label={t('cart.changeOf', { title: line.title })}
      >
        {line.examDate === null ? t('cart.set') : t('cart.change')}
      </SubmitButton>
    </form>
  );
}

function Moved({ line }: { line: CartLine }) {
  return (
    <>
      <input type="hidden" name="courseId" value={line.courseId} />
      <input type="hidden" name="from" value={line.examDate ?? ''} />
    </>
  );
}

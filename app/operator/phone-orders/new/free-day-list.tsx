import { Button } from '@/components/ui/button';
import { formatCalendarDay } from '@/lib/time/jst';
import type { Messages } from '@/messages/catalogue';
import { useFreeDays } from './use-free-days';

interface FreeDayListProps {
  readonly courseId: string;
  readonly texts: Messages['phoneOrders']['form'];
  onPick(day: string): void;
}

/** The next free days of the chosen course, to be told and taken with one press. */
export function FreeDayList({ courseId, texts, onPick }: FreeDayListProps) {
  const answer = useFreeDays(courseId);
  if (courseId === '') return null;
  const days = answer?.ok ? answer.value.days : [];
  const mode = answer?.ok ? answer.value.mode : 'dated';
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-[0.9375rem] text-ink-soft">
        {answer === null
          ? texts.freeReading
          : !answer.ok
            ? answer.message
            : mode === 'undated'
              ? texts.freeUndated
              : days.length === 0
                ? texts.freeNone
                : texts.freePick}
      </p>
      {days.length === 0 ? null : (
        <ul aria-label={texts.freeDays} className="flex max-h-64 flex-wrap gap-2 overflow-y-auto">
          {days.map(({ day, left }) => (
            <li key={day}>
              <Button look="outline" className="px-3" onClick={() => onPick(day)}>
                {texts.freeDay.replace('{date}', formatCalendarDay(day)).replace('{left}', String(left))}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { useTranslations } from 'next-intl';
import type { FacilityId } from '@/lib/ids';
import { calendarHref } from './calendar-href';

interface FacilitiesProps {
  readonly own: readonly { readonly id: FacilityId; readonly name: string }[];
  readonly month: string;
}

/** The calendars of whoever works at more than one facility. */
export function Facilities({ own, month }: FacilitiesProps) {
  const t = useTranslations('calendar');
  return (
    <nav aria-label={t('facilities')} className="flex flex-wrap gap-x-6">
      {own.map(({ id, name }) => (
        <a key={id} href={calendarHref({ facility: id, month })} className="link inline-flex min-h-11 items-center">
          {name}
        </a>
      ))}
    </nav>
  );
}

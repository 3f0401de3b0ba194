import { useTranslations } from 'next-intl';
import { weekdays } from '@/lib/catalog/vocabulary';

/** 「月・火・土」 */
export function useWeekdays(held: readonly number[]): string {
  const t = useTranslations('catalog');
  return weekdays
    .filter((day) => held.includes(day))
    .map((day) => t(`weekdayShort.${day}`))
    .join(t('weekdaySeparator'));
}

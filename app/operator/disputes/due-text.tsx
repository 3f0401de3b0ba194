import { useTranslations } from 'next-intl';
import { type ConsoleDispute, daysLeft } from '@/lib/disputes/console-queries';
import { formatMoment } from '../moment';

/** Until when an answer is taken, in words; nothing more to say once it was given or decided. */
export function DueText({ dispute, now }: { dispute: ConsoleDispute; now: Date }) {
  const t = useTranslations('disputes');
  const { dueBy } = dispute;
  if (dueBy === null) return <>{t('noDue')}</>;
  const at = formatMoment(dueBy);
  if (dispute.closedAt !== null || dispute.submittedAt !== null) return <>{at}</>;
  const days = daysLeft(dueBy, now);
  return <>{t('dueIn', { at, left: dueBy <= now || days < 0 ? t('past') : t('left', { days }) })}</>;
}

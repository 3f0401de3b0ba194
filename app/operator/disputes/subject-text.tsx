import { useTranslations } from 'next-intl';
import type { ConsoleDispute } from '@/lib/disputes/console-queries';

type Subject = Pick<ConsoleDispute, 'addOnTitle' | 'strayIntentId'>;

/** What is contested: the order's sale, an option of the day, or money that was no sale. */
export function SubjectText({ dispute: { addOnTitle, strayIntentId } }: { dispute: Subject }) {
  const t = useTranslations('disputes');
  if (addOnTitle !== null) return <>{t('subjectAddOn', { title: addOnTitle })}</>;
  return <>{t(strayIntentId === null ? 'subjectSale' : 'subjectStray')}</>;
}

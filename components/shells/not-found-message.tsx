import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** What a shell shows when nothing is at the address, and where to go from there. */
export function NotFoundMessage() {
  const t = useTranslations('common');
  return (
    <EmptyState level={1} drawing="search" title={t('notFoundTitle')}>
      <p>{t('notFoundBody')}</p>
      <ButtonLink href="/">{t('courses')}</ButtonLink>
    </EmptyState>
  );
}

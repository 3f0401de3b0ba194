import { useTranslations } from 'next-intl';
import { PatientShell } from '@/components/shells/patient-shell';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function NotFoundPage() {
  const t = useTranslations('common');
  return (
    <PatientShell cartCount={0}>
      <EmptyState level={1} drawing="search" title={t('notFoundTitle')}>
        <p>{t('notFoundBody')}</p>
        <ButtonLink href="/">{t('courses')}</ButtonLink>
      </EmptyState>
    </PatientShell>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { termsSections } from '@/lib/legal/terms';
import { LegalArticle } from '../legal-article';
import { LegalSections } from '../legal-sections';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: t('terms'), alternates: { canonical: '/legal/terms' } };
}

export default async function TermsPage() {
  const t = await getTranslations('common');
  return (
    <LegalArticle title={t('terms')}>
      <LegalSections sections={termsSections} />
    </LegalArticle>
  );
}

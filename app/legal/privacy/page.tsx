import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { privacyLead, privacySections } from '@/lib/legal/privacy';
import { LegalArticle } from '../legal-article';
import { LegalSections } from '../legal-sections';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: t('privacy'), alternates: { canonical: '/legal/privacy' } };
}

export default async function PrivacyPage() {
  const t = await getTranslations('common');
  return (
    <LegalArticle title={t('privacy')}>
      <p className="mb-8">{privacyLead}</p>
      <LegalSections sections={privacySections} />
    </LegalArticle>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { type DisclosurePart, disclosure, disclosureKeys } from '@/lib/legal/tokushoho';
import { LegalArticle } from '../legal-article';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: t('tokushoho'), alternates: { canonical: '/legal/tokushoho' } };
}

export default async function TokushohoPage() {
  const t = await getTranslations('common');
  const items = disclosureKeys.map((key) => ({
    term: disclosure[key].title,
    detail: <Parts parts={disclosure[key].parts} />,
  }));
  return (
    <LegalArticle title={t('tokushoho')}>
      <DescriptionList items={items} />
    </LegalArticle>
  );
}

function Parts({ parts }: { parts: readonly DisclosurePart[] }) {
  return (
    <div className="flex flex-col gap-4">
      {parts.map((part) => (
        <div key={part.text}>
          {part.heading === undefined ? null : <p className="phrase font-bold text-key">{part.heading}</p>}
          <p>{part.text}</p>
        </div>
      ))}
    </div>
  );
}

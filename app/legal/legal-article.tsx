import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { legalRevisedOn } from '@/lib/legal/seller';

/** The frame of a legal page. The law's language is Japanese, so its text is, whatever the reader's language. */
export function LegalArticle({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('legal');
  const common = useTranslations('common');
  return (
    <article className="mx-auto flex max-w-[52rem] flex-col gap-5">
      <Breadcrumbs label={common('breadcrumbs')} crumbs={[{ label: common('home'), href: '/' }, { label: title }]} />
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{title}</h1>
      {useLocale() === 'ja' ? null : <Notice>{t('japaneseOnly')}</Notice>}
      <div lang="ja" className="card p-4 sm:p-8">
        {children}
      </div>
      <p className="text-[0.9375rem] text-ink-soft">{t('revised', { date: legalRevisedOn })}</p>
    </article>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { comparedMax, parseCompared, type SearchParams } from '@/lib/catalog/course-filters';
import { listCoursesById } from '@/lib/catalog/queries';
import { requestContext } from '@/lib/http/request-context';
import { CompareTable } from './compare-table';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog.compare');
  return { title: t('title'), robots: { index: false } };
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const [courses, t, common] = await Promise.all([
    listCoursesById(await requestContext(), parseCompared(params)),
    getTranslations('catalog.compare'),
    getTranslations('common'),
  ]);
  if (courses.length === 0) {
    return (
      <EmptyState level={1} drawing="search" title={t('empty')}>
        <p>{t('emptyHelp')}</p>
        <ButtonLink href="/">{common('courses')}</ButtonLink>
      </EmptyState>
    );
  }
  const given = params['course'];
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={common('breadcrumbs')}
        crumbs={[{ label: common('courses'), href: '/' }, { label: t('title') }]}
      />
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{t('title')}</h1>
      {Array.isArray(given) && given.length > comparedMax ? <Notice tone="warning">{t('tooMany')}</Notice> : null}
      <CompareTable courses={courses} />
      <p>
        <ButtonLink look="outline" href="/">
          {t('back')}
        </ButtonLink>
      </p>
    </div>
  );
}

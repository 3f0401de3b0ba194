import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { courseSearchHref, parseCourseSearch, type SearchParams } from '@/lib/catalog/course-filters';
import { listCourses, listPrefectures } from '@/lib/catalog/queries';
import { requestContext } from '@/lib/http/request-context';
import { CompareBar } from './compare-bar';
import { CourseCardItem } from './course-card-item';
import { Hero } from './hero';
import { SearchForm } from './search-form';

const pageSize = 12;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog');
  return { title: t('metaTitle'), alternates: { canonical: '/' } };
}

export default async function CataloguePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { filters, after, ignored } = parseCourseSearch(await searchParams);
  const ctx = await requestContext();
  const [page, prefectures, t, common] = await Promise.all([
    listCourses(ctx, { filters, after, size: pageSize }),
    listPrefectures(ctx),
    getTranslations('catalog'),
    getTranslations('common'),
  ]);
  return (
    <>
      <Hero />
      <SearchForm filters={filters} prefectures={prefectures} />
      {ignored.length === 0 ? null : (
        <div className="mt-6">
          <Notice tone="warning">
            {t('ignored', { names: ignored.map((name) => t(`filter.${name}`)).join('、') })}
          </Notice>
        </div>
      )}
      <section id="results" aria-labelledby="results-heading" className="mt-10">
        {page.courses.length === 0 ? (
          <EmptyState drawing="search" title={t('none')}>
            <p>{t('noneHelp')}</p>
            <ButtonLink look="outline" href="/">
              {t('filter.clear')}
            </ButtonLink>
          </EmptyState>
        ) : (
          <>
            <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
              <h2 id="results-heading" className="font-bold text-[1.375rem]">
                {t('results', { count: page.total })}
              </h2>
              <p className="text-[0.9375rem] text-ink-soft">{t('order')}</p>
            </div>
            <ul className="grid gap-4 sm:gap-5 md:grid-cols-2 xl:grid-cols-3">
              {page.courses.map((course) => (
                <CourseCardItem key={course.id} course={course} />
              ))}
            </ul>
            <CompareBar />
          </>
        )}
      </section>
      <Pagination
        label={common('pages')}
        next={page.next && { href: courseSearchHref(filters, page.next), label: common('next') }}
        first={after && { href: courseSearchHref(filters), label: common('first') }}
      />
    </>
  );
}

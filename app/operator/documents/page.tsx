import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { requireRole } from '@/lib/auth/require-role';
import {
  formatDocumentCursor,
  listDocuments,
  parseDocumentCursor,
  unregisteredIssuers,
} from '@/lib/documents/console-queries';
import { documentFilterTexts, readDocumentFilter } from '@/lib/documents/document-filter';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { CheckForm } from './check-form';
import { DocumentFilters } from './document-filters';
import { DocumentsTable } from './documents-table';

const path = '/operator/documents';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { documents } = await getMessages();
  return { title: documents.operator.title, robots: { index: false } };
}

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const filter = readDocumentFilter((name) => readParam(params, name));
  const after = parseDocumentCursor(readParam(params, 'after'));
  const [page, unregistered] = await Promise.all([
    listDocuments(ctx, { filter, after, size: pageSize }),
    unregisteredIssuers(ctx),
  ]);
  const { documents, common } = await getMessages();
  const t = await getTranslations('documents.operator.unregistered');
  const texts = documents.operator;
  const shown = { ...documentFilterTexts(filter) };
  const isFiltered = Object.values(shown).some((value) => value !== '');
  const next = page.next === null ? null : hrefWith(path, { ...shown, after: formatDocumentCursor(page.next) });
  return (
    <>
      <PageHeading title={texts.title} />
      <p>{texts.lead}</p>
      {unregistered.length === 0 ? null : (
        <Notice tone="warning" title={texts.unregistered.title}>
          {t('lead', { names: unregistered.join('、') })}
        </Notice>
      )}
      <DocumentFilters path={path} shown={shown} isFiltered={isFiltered} texts={texts} />
      <ButtonLink
        look="outline"
        href={hrefWith(`${path}/export`, shown)}
        className="self-start"
        icon={<Download aria-hidden className="size-5" />}
        download
      >
        {texts.csv}
      </ButtonLink>
      {page.documents.length === 0 ? (
        <Card>
          <EmptyState title={isFiltered ? texts.notFound : texts.empty} drawing={isFiltered ? 'search' : 'tray'}>
            <p>{isFiltered ? texts.notFoundHelp : texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <DocumentsTable documents={page.documents} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={next === null ? undefined : { href: next, label: common.next }}
        first={after === null ? undefined : { href: hrefWith(path, shown), label: common.first }}
      />
      <Card as="section" title={texts.check.heading}>
        <p className="mb-4">{texts.check.lead}</p>
        <CheckForm texts={texts.check} />
      </Card>
    </>
  );
}
